"""Test data: valid by default, so that a test names only what it is about."""
