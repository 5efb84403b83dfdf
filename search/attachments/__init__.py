"""Files of public pages: their text, read once, and what can be found of them.

``reading`` gets text out of a file that may be hostile, ``files`` says which files are due, ``findings`` makes of a
file what search knows of it. A file is found while a page that uses it is.
"""
