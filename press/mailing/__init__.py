"""The journalists' list: statements by mail, asked for twice, left with one press, followed by nobody."""
