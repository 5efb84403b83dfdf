"""A package, so that a fixture of this folder ends with it: without this file its scope would be the whole run."""
