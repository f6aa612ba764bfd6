"""Words and numbers that everything shares; knows nothing of assessments."""
