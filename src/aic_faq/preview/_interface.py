"""The preview's own page: one file, with its script and stylesheet in it."""

from __future__ import annotations

import os
from base64 import b64encode
from functools import cache
from hashlib import sha256

__all__ = ("interface", "interface_policy")

_FOLDER = os.path.dirname(__file__)


@cache
def _file(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


@cache
def interface() -> bytes:
    """Give the page."""
    page = _file("interface.html")
    for name, mark in (("interface.css", "/* STYLE */"), ("interface.js", "/* SCRIPT */")):
        page = page.replace(mark, _file(name))
    return page.encode("utf-8")


@cache
def interface_policy() -> str:
    """Give its content security policy: this script and this stylesheet, and nothing from elsewhere."""
    script, style = _digest("interface.js"), _digest("interface.css")
    return (
        f"default-src 'none'; script-src {script}; style-src {style}; connect-src 'self'; frame-src 'self';"
        " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(name: str) -> str:
    return f"'sha256-{b64encode(sha256(_file(name).encode('utf-8')).digest()).decode('ascii')}'"
