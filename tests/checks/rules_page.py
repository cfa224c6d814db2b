"""The page of all rules, made from the rules: ``python -m tests.checks.rules_page`` writes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aic_faq import Code, all_rules
from aic_faq.checks.registry import FAMILIES, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq import Rule

__all__ = ("PAGE", "rules_page")

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"

_HEAD = """\
# The rules of `aic-faq check`

Everything that `check` finds, with a bad and a good example each.

<!-- Made from the rules by `python -m tests.checks.rules_page`: do not edit. -->

Each rule has a code, which chooses it (`--select`, `--ignore`, the configuration) and which comments in a
document name. How to use them is told in [](../how-to/check.md).

A *safe* fix leaves what is said alone and is made by `--fix`; an *unsafe* one may need a second look and is
made by `--fix --unsafe-fixes`. Rules that are *off* are checked only if they are selected.
"""
_ERRORS = """\

## Errors

A document with one of these is no FAQ. They are always told, and can be neither ignored nor suppressed.

| code | what is wrong |
|---|---|
"""


def rules_page() -> str:
    """Write the page."""
    parts = [_HEAD, *_overview()]
    for family, rules in FAMILIES.items():
        parts.append(f"\n## {family}\n")
        parts += [_section(rule) for rule in rules if rule.bad or rule.good]
        others = [rule for rule in rules if not rule.good]
        if others:
            parts.append("\n### Others\n\n| code | what is wrong |\n|---|---|\n")
            parts += [f"| `{rule.code.value}` | {rule.code.summary} |\n" for rule in others]
    parts.append(_ERRORS)
    parts += [f"| `{code.value}` | {code.summary} |\n" for code in Code if rule_of(code) is None]
    return "".join(parts)


def _overview() -> Iterator[str]:
    yield "\n| rule | what is wrong | fix | |\n|---|---|---|---|\n"
    for rule in all_rules():
        if rule.good:
            state = "" if rule.is_default else "off"
            code = rule.code.value
            yield f"| [`{code}`](#{code}) | {rule.code.summary} | {rule.fix or ''} | {state} |\n"


def _section(rule: Rule) -> str:
    lines = [f"\n### {rule.code.value}\n", f"{rule.code.summary}\n", f"{rule.about}\n"]
    if rule.bad:
        lines += ["Bad:\n", _block(rule.bad)]
    lines += ["Good:\n", _block(rule.good)]
    return "\n".join(lines)


def _block(text: str) -> str:
    fence = "````" if "```" in text else "```"
    return f"{fence}text\n{text}{fence}\n"


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
