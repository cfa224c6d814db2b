"""Options that several exporters have, and how they are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aic_faq.diagnostics import did_you_mean
from aic_faq.option_fields import language_field

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
