"""Paths that strangers write."""

import pytest

from pufa_cli.base.paths import is_safe_path


@pytest.mark.parametrize("path", ["通知.pdf", "2005/通知.pdf", "a..b/c", "a.git/b", "x" * 255])
def test_a_path_below_its_folder_is_safe(path):
    assert is_safe_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a/..",
        "./a",
        "a/./b",
        "a//b",
        "a/",
        "~/a",
        "-rf",
        ".hidden",
        "C:\\x",
        "a\\b",
        "a\x00b",
        "a/.git/config",
        "a/.GIT/config",
        "a/%2e%2e/b",
        "x" * 256,
    ],
)
def test_a_path_that_can_lead_elsewhere_is_not(path):
    assert not is_safe_path(path)
