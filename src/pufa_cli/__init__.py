"""pufa: scores legal-publicity (普法) acceptance assessments kept as YAML in a git repository."""

__version__ = "0.1.0"
