"""All rules, by family, and how they are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.checks import folding
from aic_faq.diagnostics import Code

if TYPE_CHECKING:
    from aic_faq.checks.rule import Rule

__all__ = ("ALL_RULES", "DEFAULT_RULES", "all_rules", "rule_of")

_FAMILIES = (folding,)

ALL_RULES: tuple[Rule, ...] = tuple(rule for family in _FAMILIES for rule in family.RULES)
DEFAULT_RULES: tuple[Rule, ...] = tuple(rule for rule in ALL_RULES if rule.is_default)
_BY_CODE = {rule.code: rule for rule in ALL_RULES}


def all_rules() -> tuple[Rule, ...]:
    """Give every rule, those that are off by default too, family by family."""
    return ALL_RULES


def rule_of(code: Code, /) -> Rule | None:
    """Give the rule of a code; None for what only reading reports and no rule describes."""
    return _BY_CODE.get(code)
