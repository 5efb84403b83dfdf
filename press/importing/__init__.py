"""From a document to a draft: read a file, recognise what a release is made of, lose nothing."""
