"""How much a document may ask of the server. A release is about one page; these are far above any real one."""

MEGABYTE = 1024 * 1024

FILE_BYTES = 10 * MEGABYTE
"""A file as it is uploaded: room for logos, not for a photo book."""

UNPACKED_BYTES = 60 * MEGABYTE
"""Everything in a Word or OpenDocument file together, once unpacked."""

TEXT_PART_BYTES = 8 * MEGABYTE
"""One XML part of such a file."""

PACKAGE_ENTRIES = 2000
"""Files inside a Word or OpenDocument file."""

TEXT_CHARACTERS = 60_000
"""The text of a document: ten times a long release."""

LINES = 1_500
"""Its lines."""

GROUP_CHARACTERS = 8_000
"""What stands together without an empty line. Above it nobody looks for anything in it: it is kept, to check."""

PARAGRAPH_CHARACTERS = 3_000
"""A paragraph in which quotes and figures are looked for."""

MARKS = 100
"""Quotation marks and brackets in such a paragraph; and five times as many digits."""

WORD_CHARACTERS = 300
"""A word, or an address."""

PDF_PAGES = 40
"""Pages of a PDF."""

PDF_SECONDS = 20
"""Time, also of processor, that reading a PDF may take."""

PDF_MEMORY = 1024 * MEGABYTE
"""Memory that reading a PDF may take."""
