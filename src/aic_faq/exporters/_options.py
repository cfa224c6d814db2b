"""Options that several exporters have, and how they are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field

from aic_faq.diagnostics import did_you_mean
from aic_faq.languages import language_tag

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ("language_field", "one_of")


def one_of(choices: tuple[str, ...], /) -> Callable[[object, Any, object], None]:
    """Refuse every other value, and say which one may be meant (an attrs validator)."""

    def check(_instance: object, attribute: Any, value: object) -> None:
        if value not in choices:
            hint = did_you_mean(str(value), choices)
            message = f"{attribute.name} must be {' or '.join(map(repr, choices))}, got {value!r}{hint}"
            raise ValueError(message)

    return check


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
