"""Options that exporters and checks have in common, and how they are checked."""

from __future__ import annotations

from typing import Any

from attrs import field

from aic_faq.languages import language_tag
from aic_faq.urls import is_absolute, is_safe_link

__all__ = ("address_field", "base_url_field", "check_base_url", "language_field")


def check_base_url(_instance: object, attribute: Any, value: str | None) -> None:
    """Refuse an address that would leave links relative (an attrs validator)."""
    if value is not None and not (is_absolute(value) and is_safe_link(value)):
        message = f"{attribute.name} must be an absolute address such as https://example.org, got {value!r}"
        raise ValueError(message)


def base_url_field() -> Any:
    """Declare the option that makes links absolute."""
    return address_field()


def address_field() -> Any:
    """Declare an option that is an absolute address."""
    return field(default=None, validator=check_base_url)


def _as_tag(value: str | None) -> str | None:
    """Write a language as BCP 47 does, ``fr_FR`` as ``fr-FR``; what is none is left to be refused."""
    return language_tag(value) or value


def _check_language(_instance: object, _attribute: object, value: str | None) -> None:
    if value is not None and language_tag(value) is None:
        message = f"language must be a BCP 47 tag such as 'fr' or 'pt-BR', got {value!r}"
        raise ValueError(message)


def language_field() -> Any:
    """Declare the option that stands for the language that a FAQ states."""
    return field(default=None, converter=_as_tag, validator=_check_language)
