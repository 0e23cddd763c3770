"""The command line: page, help and behaviour together."""
