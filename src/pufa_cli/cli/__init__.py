"""The command line: arguments in, text out, an exit code."""
