"""Which rules are meant by the names that people write: codes, and groups of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.checks.registry import ALL_RULES, DEFAULT_RULES
from aic_faq.checks.suppressions import unknown_code_message
from aic_faq.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.checks.rule import Rule
    from aic_faq.diagnostics import Code

__all__ = ("chosen_codes", "chosen_rules")

_GROUPS = {
    "all": frozenset(rule.code for rule in ALL_RULES),
    "default": frozenset(rule.code for rule in DEFAULT_RULES),
}
_BY_NAME = {rule.code.value: rule.code for rule in ALL_RULES}


def chosen_codes(names: Iterable[str], /) -> frozenset[Code]:
    """Give the codes that are named.

    Raises:
        ConfigurationError: where there is no such code.
    """
    codes: set[Code] = set()
    unknown: list[str] = []
    for name in names:
        if name in _GROUPS:
            codes |= _GROUPS[name]
        elif name in _BY_NAME:
            codes.add(_BY_NAME[name])
        else:
            unknown.append("; ".join(unknown_code_message(name)))
    if unknown:
        raise ConfigurationError("\n".join(unknown))
    return frozenset(codes)


def chosen_rules(select: Iterable[str], ignore: Iterable[str] = (), /) -> tuple[Rule, ...]:
    """Give the rules that are named, less those that are to be left out.

    Raises:
        ConfigurationError: where there is no such code.
    """
    codes = chosen_codes(select) - chosen_codes(ignore)
    return tuple(rule for rule in ALL_RULES if rule.code in codes)
