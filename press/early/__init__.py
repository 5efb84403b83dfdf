"""Reading under embargo: named outlets, each through a link of its own."""
