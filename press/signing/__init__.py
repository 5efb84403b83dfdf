"""Organisations sign a statement through a personal link, without an account."""
