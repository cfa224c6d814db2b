"""All rules, by family, and how they are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.checks import (
    addresses,
    dates,
    duplicates,
    folding,
    language,
    links,
    lists,
    marks,
    pairs,
    reading,
    site,
    structure,
    typography,
    whitespace,
)

if TYPE_CHECKING:
    from aic_faq.checks.rule import Rule
    from aic_faq.diagnostics import Code

__all__ = ("ALL_RULES", "DEFAULT_RULES", "FAMILIES", "all_rules", "rule_of")

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "Folded text": folding.RULES,
    "Markdown that did not take": (*marks.RULES, *lists.RULES),
    "Links and images": (*links.RULES, *site.RULES),
    "Addresses of questions": addresses.RULES,
    "Twice the same": duplicates.RULES,
    "Questions and answers": structure.RULES,
    "Dates": dates.RULES,
    "Language": language.RULES,
    "Writing": (*pairs.RULES, *typography.RULES, *whitespace.RULES),
    "Found while reading": reading.RULES,
}
"""All rules under the headings of their documentation."""

ALL_RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family)
DEFAULT_RULES: tuple[Rule, ...] = tuple(rule for rule in ALL_RULES if rule.is_default)
_BY_CODE = {rule.code: rule for rule in ALL_RULES}


def all_rules() -> tuple[Rule, ...]:
    """Give every rule, those that are off by default too, family by family."""
    return ALL_RULES


def rule_of(code: Code, /) -> Rule | None:
    """Give the rule of a code; None for what is only ever an error of reading."""
    return _BY_CODE.get(code)
