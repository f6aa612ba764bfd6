"""One file per rule kind; the file's name is the kind."""
