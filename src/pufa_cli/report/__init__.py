"""Going out: results become documents (`views`), documents become text (`formats`)."""
