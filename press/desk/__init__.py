"""The press office at the desk: the course of a statement, what is still missing, and what goes out when."""
