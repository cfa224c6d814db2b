"""Documents to begin with, one for each language that somebody has written one in."""

from __future__ import annotations

import os

from aic_faq.diagnostics import quoted
from aic_faq.languages import language_tag

__all__ = ("starter_document", "starter_languages")

_FOLDER = os.path.dirname(__file__)
_SUFFIX = ".md"


def starter_languages() -> tuple[str, ...]:
    """Give the languages that :func:`starter_document` knows, as in ``fr``."""
    names = (name for name in os.listdir(_FOLDER) if name.endswith(_SUFFIX))
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names))


def starter_document(language: str = "en", /) -> str:
    """Give a document to begin with: a few questions to replace, and comments that say how.

    A regional language such as ``fr-CA`` gets the text of its language, under
    its own tag.

    Raises:
        ValueError: where there is no document in the language.

    >>> print(starter_document("fr-CA").partition("url:")[0])
    ---
    title: Questions fréquentes
    language: fr-CA
    <BLANKLINE>
    """
    tag = language_tag(language)
    primary = "" if tag is None else tag.partition("-")[0].lower()
    known = starter_languages()
    if tag is None or primary not in known:
        message = (
            f"language must be one of {', '.join(known)}, or a regional form of it, got {quoted(language)}"
        )
        raise ValueError(message)
    with open(os.path.join(_FOLDER, primary + _SUFFIX), encoding="utf-8", newline="") as file:
        text = file.read()
    return text.replace(f"language: {primary}\n", f"language: {tag}\n", 1)
