"""The values of ``conf.py``, declared once: for Sphinx, for checking, for the documentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sphinx_aic_faq._warnings import did_you_mean, warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ("STYLES", "VALUES", "ConfigValue", "mend_values", "register_values")

STYLES = ("accordion", "definition", "section", "toc")
_HIGHEST_LEVEL = 6
_SITE_URL = re.compile(r"https?://[^\s/?#]+[^\s?#]*", re.IGNORECASE)


def _no_complaint(_value: object) -> str:
    return ""


class ConfigValue(NamedTuple):
    """Declare one value: ``complaint`` says what is wrong with a value of the right type."""

    name: str
    default: object
    types: tuple[type, ...]
    rebuild: Literal["env", "html"]
    description: str
    complaint: Callable[[Any], str] = _no_complaint


def _style_complaint(value: str) -> str:
    if value in STYLES:
        return ""
    return f"expected one of {', '.join(STYLES)}, found {value!r}{did_you_mean(value, STYLES)}"


def _level_complaint(value: int | None) -> str:
    fits = value is None or (not isinstance(value, bool) and 1 <= value <= _HIGHEST_LEVEL)
    return "" if fits else f"expected a level from 1 to 6, found {value!r}"


def _site_url_complaint(value: str) -> str:
    if not value or _SITE_URL.fullmatch(value):
        return ""
    return f"expected an absolute address such as https://example.org, found {value!r}"


def _roots_complaint(value: list[Any] | tuple[Any, ...]) -> str:
    return "" if all(isinstance(root, str) for root in value) else f"expected paths, found {value!r}"


VALUES = (
    ConfigValue(
        name="aic_faq_style",
        default="accordion",
        types=(str,),
        rebuild="env",
        description="How questions are shown where a directive does not say it.",
        complaint=_style_complaint,
    ),
    ConfigValue(
        name="aic_faq_heading_level",
        default=None,
        types=(int, type(None)),
        rebuild="env",
        description="Level of the heading inside each question of an accordion; None for no headings.",
        complaint=_level_complaint,
    ),
    ConfigValue(
        name="aic_faq_contact",
        default=True,
        types=(bool,),
        rebuild="env",
        description="Whether the contact of a document is shown below its questions.",
    ),
    ConfigValue(
        name="aic_faq_toc",
        default=True,
        types=(bool,),
        rebuild="env",
        description="Whether questions stand in the table of contents of their page.",
    ),
    ConfigValue(
        name="aic_faq_site_url",
        default="",
        types=(str,),
        rebuild="env",
        description="What stands before links such as /contact that lead out of the documentation.",
        complaint=_site_url_complaint,
    ),
    ConfigValue(
        name="aic_faq_roots",
        default=(),
        types=(list, tuple),
        rebuild="env",
        description="Folders outside the source folder that documents may come from.",
        complaint=_roots_complaint,
    ),
    ConfigValue(
        name="aic_faq_jsonld",
        default=True,
        types=(bool,),
        rebuild="env",
        description="Whether pages with questions carry them as schema.org FAQPage; :jsonld: overrides.",
    ),
    ConfigValue(
        name="aic_faq_css",
        default=True,
        types=(bool,),
        rebuild="html",
        description="Whether pages with questions load the style sheet of the extension.",
    ),
)


def register_values(app: Sphinx) -> None:
    """Tell Sphinx about every value."""
    for value in VALUES:
        app.add_config_value(
            value.name, value.default, value.rebuild, value.types, description=value.description
        )


def mend_values(_app: Sphinx, config: Config) -> None:
    """Put the default where a value cannot be used; of wrong types Sphinx itself has warned."""
    for value in VALUES:
        given = getattr(config, value.name)
        if not isinstance(given, value.types):
            setattr(config, value.name, value.default)
        elif complaint := value.complaint(given):
            warn("config", f"{value.name}: {complaint}; {value.default!r} is used", None)
            setattr(config, value.name, value.default)
