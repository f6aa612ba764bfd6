"""One file per kind of report; each defines `PAPER`, strangers to one another."""
