"""The door through which files go out: written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def save(path: Path, text: str, encoding: str = "utf-8") -> None:
    """A file, complete or not at all: a crash leaves the old one; the temporary one is removed.

    A device or a pipe (`/dev/stdout`) is written to and never replaced; so is what a link leads to.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding=encoding, newline="") as there:
            there.write(text)
        return
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", dir=path.parent, prefix=".pufa-", delete=False, encoding=encoding, newline=""
    ) as made:
        name = Path(made.name)
        try:
            made.write(text)
            made.flush()
            os.fsync(made.fileno())
            made.close()
            with suppress(OSError):
                name.chmod(0o644 & ~_umask())
            name.replace(path)
        except BaseException:
            name.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
