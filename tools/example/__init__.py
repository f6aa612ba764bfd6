"""Generator of the example districts under `examples/`."""
