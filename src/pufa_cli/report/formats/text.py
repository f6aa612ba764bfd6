"""Text for a terminal or a pipe: columns aligned with Chinese, colour only if wanted."""

from pufa_cli.report.costly import styling
from pufa_cli.report.document import Page
from pufa_cli.report.plaintext import plain_lines
from pufa_cli.report.rendering import Format, Look
from pufa_cli.report.servers import unlogged


def render(page: Page, look: Look) -> str:
    """The document in lines of at most the look's width; without one nothing is cut or wrapped."""
    if look.width is None and not look.has_color:
        return unlogged("\n".join(plain_lines(page.document)).strip("\n") + "\n")
    text: str = styling().styled(page.document, look)
    return unlogged(text)


FORMAT = Format("text", ".txt", render)
