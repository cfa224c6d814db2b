"""The options of the directive: texts in, values out, and a warning for what does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils.parsers.rst import directives

from sphinx_aic_faq._config import STYLES
from sphinx_aic_faq._warnings import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.config import Config

__all__ = ("OPTION_SPEC", "Options", "read_options")

# Sphinx knows these itself; all others are read below, so that a mistake in one costs only that one.
OPTION_SPEC: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(
        (
            *("questions", "tags", "sections", "exclude", "limit", "sort"),
            *("style", "open", "exclusive", "heading-level", "jsonld", "contact", "intro", "caption"),
            *("adopt", "level"),
        ),
        directives.unchanged,
    ),
    "class": directives.class_option,
    "name": directives.unchanged,
    "no-index": directives.flag,
}

_IDS = re.compile(r"[,\s]+")
_NAMES = re.compile(r"\s*[,\n]\s*")
_TRUE, _FALSE = ("", "true", "yes", "on"), ("false", "no", "off")
_SORTS = ("document", "title", "updated")
_OPENED = ("none", "first", "all")


class Options(NamedTuple):
    """Hold what one directive asks for; None where it does not say.

    Attributes:
        questions, exclude: ids.
        tags, sections: names; a question with any of them is meant.
        limit, sort: how many, in which order.
        style, opened, exclusive, heading_level: how they are shown.
        jsonld: whether the page's JSON-LD has them.
        contact, intro: whether these parts of the document are shown.
        caption: a line above the questions.
        indexed: whether references can lead to them.
        adopt, level: whether the page's own sections of this level become questions.
    """

    questions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    limit: int | None = None
    sort: str = "document"
    style: str = "accordion"
    opened: str = "none"
    exclusive: bool = False
    heading_level: int | None = None
    jsonld: bool = True
    contact: bool = True
    intro: bool = True
    caption: str = ""
    classes: tuple[str, ...] = ()
    indexed: bool = True
    adopt: bool = False
    level: int | None = None

    @property
    def selects(self) -> bool:
        """Tell whether only a part of the document is asked for."""
        return bool(self.questions or self.tags or self.sections or self.exclude or self.limit)


def read_options(written: Mapping[str, Any], config: Config, complain: Callable[[str], None]) -> Options:
    """Read the options as they are written; ``complain`` takes what is wrong with one."""
    reader = _Reader(written, complain)
    chosen = Options(
        questions=reader.split("questions", _IDS),
        tags=reader.split("tags", _NAMES),
        sections=reader.split("sections", _NAMES),
        exclude=reader.split("exclude", _IDS),
        limit=reader.number("limit", 1, None),
    )
    # The introduction and the contact of a document belong to all of it, not to each part.
    whole = not chosen.selects
    return chosen._replace(
        sort=reader.choice("sort", _SORTS) or "document",
        style=reader.choice("style", STYLES) or config.aic_faq_style,
        opened=reader.choice("open", _OPENED) or "none",
        exclusive=reader.flag("exclusive", default=False),
        heading_level=reader.number("heading-level", 1, 6) or config.aic_faq_heading_level,
        jsonld=reader.flag("jsonld", default=config.aic_faq_jsonld),
        contact=reader.flag("contact", default=whole and config.aic_faq_contact),
        intro=reader.flag("intro", default=whole),
        caption=" ".join(written.get("caption", "").split()),
        classes=tuple(written.get("class", ())),
        indexed="no-index" not in written,
        adopt=reader.flag("adopt", default=False),
        level=reader.number("level", 1, None),
    )


class _Reader(NamedTuple):
    written: Mapping[str, Any]
    complain: Callable[[str], None]

    def split(self, name: str, separator: re.Pattern[str]) -> tuple[str, ...]:
        return tuple(part for part in separator.split(self.written.get(name, "").strip()) if part)

    def choice(self, name: str, known: tuple[str, ...]) -> str | None:
        written = self.written.get(name)
        if written is None:
            return None
        value = written.strip().lower()
        if value in known:
            return value  # type: ignore[no-any-return]
        expected = f"expected one of {', '.join(known)}"
        self.complain(f":{name}: {expected}, found {written!r}{did_you_mean(value, known)}")
        return None

    def flag(self, name: str, *, default: bool) -> bool:
        written = self.written.get(name)
        if written is None:
            return default
        value = written.strip().lower()
        if value not in _TRUE + _FALSE:
            self.complain(f":{name}: expected true or false, found {written!r}")
            return default
        return value in _TRUE

    def number(self, name: str, least: int, most: int | None) -> int | None:
        written = self.written.get(name)
        if written is None:
            return None
        value = written.strip()
        fits = value.isascii() and value.isdigit() and len(value) < 10
        if fits and least <= int(value) and (most is None or int(value) <= most):
            return int(value)
        upper = "or more" if most is None else f"to {most}"
        self.complain(f":{name}: expected a number from {least} {upper}, found {written!r}")
        return None
