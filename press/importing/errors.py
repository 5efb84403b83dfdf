"""What may go wrong with a document."""


class InvalidDocument(Exception):
    """A document cannot be read. The message is one sentence for the person who chose it."""
