"""One file per report; each has `view(result, options) -> Page` and says what it shows."""
