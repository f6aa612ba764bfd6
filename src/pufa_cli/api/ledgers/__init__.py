"""One file per kind of ledger; each defines `LEDGER`, strangers to one another."""
