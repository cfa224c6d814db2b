"""The pattern of the addresses where questions can be changed."""

from __future__ import annotations

import re
from typing import Any

from aic_faq.urls import is_safe_link

__all__ = ("PLACEHOLDER", "check_edit_url")

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""What stands for a part of the address."""

_KNOWN = ("path", "line", "id")


def check_edit_url(_instance: object, _attribute: Any, value: str | None) -> None:
    """Refuse a pattern with other placeholders, or one that would be no link (an attrs validator)."""
    if value is None:
        return
    unknown = next((name for name in PLACEHOLDER.findall(value) if name not in _KNOWN), None)
    if unknown is not None:
        message = f"edit_url can hold {{path}}, {{line}} and {{id}}, got {{{unknown}}} in {value!r}"
        raise ValueError(message)
    if not is_safe_link(PLACEHOLDER.sub("1", value)):
        message = f"edit_url must be an address such as https://example.org/edit/{{path}}, got {value!r}"
        raise ValueError(message)
