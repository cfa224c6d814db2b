"""Every rule: its examples are true, its fix mends, its documentation is there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

from aic_faq import CheckOptions, Code, Rule, Severity, Source, all_rules, check, export, fix, read
from aic_faq.checks.registry import DEFAULT_RULES, FAMILIES, rule_of

# With one of these the document is no FAQ: they are errors, and cannot be switched off.
ERRORS = {
    Code.CONTROL_CHARACTER,
    Code.DUPLICATE_KEY,
    Code.FILE_ACCESS,
    Code.INVALID_JSON,
    Code.INVALID_TABLE,
    Code.INVALID_TOML,
    Code.INVALID_YAML,
    Code.LIMIT,
    Code.MISSING_PACKAGE,
    Code.NO_FRONT_MATTER,
    Code.NO_QUESTIONS,
    Code.NOT_UTF8,
    Code.UNCLOSED_FRONT_MATTER,
    Code.UNKNOWN_SHAPE,
    Code.UNSUPPORTED_YAML,
}

# What verifying a page and exporting tell; a document cannot be blamed for it.
OF_OUTPUTS = {
    Code.ANSWER_NOT_SHOWN,
    Code.DIFFERENT_ANSWER,
    Code.DIFFERENT_LINKS,
    Code.DIFFERENT_ORDER,
    Code.DIFFERENT_TITLE,
    Code.HIDDEN_ANSWER,
    Code.HIDDEN_QUESTION,
    Code.LOST_FIELD,
    Code.LOST_MARKUP,
    Code.MISSING_MARKUP,
    Code.NOT_IN_DOCUMENT,
    Code.QUESTION_NOT_MARKED,
    Code.QUESTION_NOT_SHOWN,
    Code.RELATIVE_URL,
    Code.SEVERAL_FAQ_PAGES,
    Code.WRONG_ADDRESS,
}
EXAMPLES = [pytest.param(rule, id=rule.code.value) for rule in all_rules() if rule.bad]
FIXABLE = [pytest.param(rule, id=rule.code.value) for rule in all_rules() if rule.fix is not None]


def options_of(rule: Rule) -> CheckOptions:
    """Give what the examples of a rule are checked against: all but one rule need no base URL."""
    if rule.code is Code.MISSING_BASE_URL:
        return rule.options
    return evolve(rule.options, base_url="https://example.org")


def found(text: str, rule: Rule) -> Counter[str]:
    """Count what is found by the rule and by those that are on by default."""
    rules = tuple(dict.fromkeys((*DEFAULT_RULES, rule)))
    diagnostics = check(read(Source(text, "faq.md")), rules=rules, options=options_of(rule))
    assert all(diagnostic.position is not None for diagnostic in diagnostics)
    return Counter(diagnostic.code.value for diagnostic in diagnostics)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_bad_example_gives_exactly_this_finding(rule: Rule) -> None:
    """What the documentation shows as bad is found once, and nothing else is wrong with it."""
    assert Counter({rule.code.value: 1}) == found(rule.bad, rule)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_good_example_gives_nothing(rule: Rule) -> None:
    """What the documentation shows as good is good."""
    assert Counter() == found(rule.good, rule)


@pytest.mark.parametrize("rule", FIXABLE)
def test_the_fix_makes_the_bad_example_good(rule: Rule) -> None:
    """The fix gives the good example byte for byte, and fixing again changes nothing."""
    fixed = fix(Source(rule.bad, "faq.md"), rules=(rule,), options=options_of(rule), unsafe=True)

    assert (1, rule.good, ()) == (fixed.count, fixed.source.text, fixed.diagnostics)
    assert 0 == fix(fixed.source, rules=(rule,), options=options_of(rule), unsafe=True).count


@pytest.mark.parametrize("rule", FIXABLE)
def test_unsafe_fixes_are_made_only_if_they_are_asked_for(rule: Rule) -> None:
    """A safe fix is always made."""
    fixed = fix(Source(rule.bad, "faq.md"), rules=(rule,), options=options_of(rule))

    assert (rule.fix == "safe") == (fixed.source.text == rule.good)
    assert (rule.fix == "unsafe") == (fixed.source.text == rule.bad)


def test_every_code_is_a_rule_or_an_error() -> None:
    """Whatever can be reported as a warning can be chosen, ignored and looked up."""
    rules = [rule.code for rule in all_rules()]

    assert len(set(rules)) == len(rules)
    assert set(Code) - ERRORS - OF_OUTPUTS == set(rules)
    assert {None} == set(map(rule_of, ERRORS | OF_OUTPUTS))
    assert all(rule is rule_of(rule.code) for rule in all_rules())


def test_every_rule_is_explained() -> None:
    """A rule says in a sentence or more what it is about; nothing is an error that is only found."""
    assert all(rule.about.endswith(".") and "\n" not in rule.about for rule in all_rules())
    assert {Severity.WARNING} == {rule.severity for rule in all_rules()}
    assert tuple(rule for rules in FAMILIES.values() for rule in rules) == all_rules()


SEED = Path(__file__).parents[2] / "examples" / "accelerateur.md"
SEED_FINDINGS = """\
6:66 french-spacing
16:49 mixed-apostrophes
17:176 missing-base-url
23:77 unbalanced-bracket
40:100 trailing-whitespace
44:7 folded-list
60:7 folded-paragraph
62:124 vague-link
64:6 contact-question
"""


def test_all_that_is_found_in_the_founding_document_is_true() -> None:
    """With every rule on, its two swallowed paragraphs are found, and nothing that is not so."""
    found = check(read(SEED), rules=all_rules())

    shown = "".join(f"{diagnostic.position} {diagnostic.code.value}\n" for diagnostic in found)
    assert SEED_FINDINGS == shown


def test_the_fix_gives_the_founding_document_its_paragraphs_back() -> None:
    """Before and after, side by side: two paragraphs that were swallowed stand on their own on the page."""
    result = read(SEED)
    assert result.faq is not None
    assert result.source is not None
    fixed = fix(result.source)
    assert fixed.result.faq is not None

    before, after = (export(faq, "html").splitlines() for faq in (result.faq, fixed.result.faq))

    assert 2 == fixed.count
    assert [line for line in fixed.source.text.splitlines() if line] == [
        line for line in result.source.text.splitlines() if line
    ]
    swallowed = ("Vous souhaitez devenir partenaires", "Concrètement, les projets lauréats élaborent")
    assert [False, False] == [any(line.startswith(f"<p>{words}") for line in before) for words in swallowed]
    assert [True, True] == [any(line.startswith(f"<p>{words}") for line in after) for words in swallowed]
    mended = [4, 5]
    assert mended == [
        number
        for number, (former, now) in enumerate(
            zip(result.faq.questions, fixed.result.faq.questions, strict=True)
        )
        if former.answer.body.blocks != now.answer.body.blocks
    ]
