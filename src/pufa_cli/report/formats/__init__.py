"""One file per format: a page becomes text; nothing here writes it anywhere."""
