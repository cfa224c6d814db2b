"""Checks: rules that find what is wrong with a FAQ though it can be read, and mend it."""

from __future__ import annotations

from aic_faq.checks.editing import Fixed, apply_edits, fix
from aic_faq.checks.registry import all_rules
from aic_faq.checks.rule import CheckOptions, Finding, Rule
from aic_faq.checks.running import check, check_all

__all__ = (
    "CheckOptions",
    "Finding",
    "Fixed",
    "Rule",
    "all_rules",
    "apply_edits",
    "check",
    "check_all",
    "fix",
)
