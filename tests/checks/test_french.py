"""The spaces of French: which are wrong, and what stands there afterwards."""

from __future__ import annotations

import pytest

from aic_faq import Code, Source, check, fix, read
from aic_faq.checks.registry import rule_of

NARROW, WIDE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Oui : pourquoi ?", f"Oui{WIDE}: pourquoi{NARROW}?"),
        ("Quoi?! Non !", f"Quoi{NARROW}?! Non{NARROW}!"),
        ("Un ; deux; trois: 12:30", f"Un{NARROW}; deux; trois: 12:30"),
        ("Il dit « oui » et «non».", f"Il dit «{WIDE}oui{WIDE}» et «non»."),
        ("Voir `a ?` ou [là ?](/b?c=d) :) ;-)", f"Voir `a ?` ou [là{NARROW}?](/b?c=d) :) ;-)"),
        (f"Déjà{NARROW}? Là{WIDE}: oui{WIDE}!", f"Déjà{NARROW}? Là{WIDE}: oui{WIDE}!"),
        ("**Ou** ? « Bien » !", f"**Ou**{NARROW}? «{WIDE}Bien{WIDE}»{NARROW}!"),
        ("?", "?"),
    ],
)
def test_spaces_before_signs(written: str, expected: str) -> None:
    """Plain spaces become no-break spaces and missing ones are set; words, code and addresses stay."""
    text = f"---\nlang: fr\nquestions:\n  - title: Quoi\n    desc: |-\n      {written}\n---\n"
    rules = [rule for rule in [rule_of(Code.FRENCH_SPACING)] if rule is not None]

    fixed = fix(Source(text, "faq.md"), rules=rules)

    assert text.replace(written, expected) == fixed.source.text
    assert () == fixed.diagnostics
    assert (written != expected) == bool(check(read(Source(text, "faq.md")), rules=rules))


def test_documents_that_are_no_markdown_are_not_mended() -> None:
    """A longer title would need a longer line below it in reStructuredText: nothing is changed there."""
    page = "<html lang='fr'><details><summary>Quoi ?</summary><p>Rien.</p></details></html>"
    rules = [rule for rule in [rule_of(Code.FRENCH_SPACING)] if rule is not None]

    found = check(read(Source(page, "faq.html")), rules=rules)

    assert [()] == [diagnostic.edits for diagnostic in found]
