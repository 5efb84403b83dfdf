"""How well and how fast the site does what it is for, in figures. See docs/search.md."""
