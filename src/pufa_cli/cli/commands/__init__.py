"""One file per command; each defines `command` and calls the function of `api` with its name."""
