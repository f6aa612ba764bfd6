"""The outside world coming in: bytes to text, text to trees, trees to models, all with places."""
