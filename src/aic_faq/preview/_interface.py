"""The preview's own page: one file, with its script and stylesheet in it."""

from __future__ import annotations

import os
from base64 import b64encode
from functools import cache
from hashlib import sha256

__all__ = ("interface", "interface_policy")

_FOLDER = os.path.dirname(__file__)
_STYLES = ("interface.css",)
# One after the other they are one script: what is there, the page in its frame and after a save, and what
# the server tells.
_SCRIPTS = ("interface.js", "frame.js", "renewal.js", "changes.js")


@cache
def _files(*names: str) -> str:
    texts: list[str] = []
    for name in names:
        with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
            texts.append(file.read())
    return "".join(texts)


@cache
def interface() -> bytes:
    """Give the page."""
    page = _files("interface.html")
    for mark, names in (("/* STYLE */", _STYLES), ("/* SCRIPT */", _SCRIPTS)):
        page = page.replace(mark, _files(*names))
    return page.encode("utf-8")


@cache
def interface_policy() -> str:
    """Give its content security policy: this script and this stylesheet, and nothing from elsewhere."""
    script, style = _digest(_SCRIPTS), _digest(_STYLES)
    return (
        f"default-src 'none'; script-src {script}; style-src {style}; connect-src 'self'; frame-src 'self';"
        " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(names: tuple[str, ...]) -> str:
    return f"'sha256-{b64encode(sha256(_files(*names).encode('utf-8')).digest()).decode('ascii')}'"
