"""Arguments that make no sense: the only exceptions that functions of the library mean to raise."""


class WrongArgument(ValueError):
    """An argument that cannot be, or that does not go with the others; `name` says which."""

    def __init__(self, name: str) -> None:
        """The argument's name."""
        super().__init__(name)
        self.name = name


class UnknownName(KeyError):
    """An argument that names what there is not; `name` is what was said."""

    def __init__(self, name: str) -> None:
        """What was said."""
        super().__init__(name)
        self.name = name
