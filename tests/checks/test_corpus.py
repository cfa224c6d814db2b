"""Real documents: what can be mended is mended, and nothing else changes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from attrs import evolve

from aic_faq import Question, all_rules, fix, read
from aic_faq.checks.editing import fixable

KINDS = {"data", "frontmatter", "seed"}


def letters(question: Question) -> str:
    """Give what people read, but for blanks and the marks that are moved."""
    return re.sub(r"[\s*_]", "", question.title.plain_text + question.answer.body.plain_text)


@pytest.mark.heavy
def test_fixing_real_documents(shared: Path) -> None:
    """After --fix nothing is left that it could mend, and other questions are as they were."""
    manifest = json.loads((shared / "corpus" / "manifest.json").read_text("utf-8"))
    paths = [shared / "corpus" / each["path"] for each in manifest["documents"] if each["kind"] in KINDS]
    mended = touched = 0
    for path in paths:
        result = read(path)
        if result.source is None or not result.faqs:
            continue
        fixed = fix(result.source, rules=all_rules())
        mended += fixed.count
        assert [] == [diagnostic for diagnostic in fixed.diagnostics if fixable(diagnostic)]
        for former, now in zip(result.faqs, fixed.result.faqs, strict=True):
            for before, after in zip(former.questions, now.questions, strict=True):
                if before.title.markdown == after.title.markdown and (
                    before.answer.body.markdown == after.answer.body.markdown
                ):
                    assert evolve(before, section=None) == evolve(after, section=None)
                else:
                    touched += 1
                    assert letters(before) == letters(after)

    assert mended > 50
    assert touched > 50
