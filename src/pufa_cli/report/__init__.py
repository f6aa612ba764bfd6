"""The outside world going out: results become documents (`views`), documents become text (`formats`)."""
