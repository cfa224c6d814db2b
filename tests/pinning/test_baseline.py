"""Ids are held against those that were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import aic_faq
from aic_faq.errors import FileAccessError
from aic_faq.model import FAQ, Answer, Question, Status
from aic_faq.pinning import read_baseline, successors, write_baseline

if TYPE_CHECKING:
    from pathlib import Path


def question(title: str, id_: str, answer: str = "So.", **fields: object) -> Question:
    """Make a question."""
    made = Question(title=title, id=id_, answer=Answer(body=aic_faq.rich_text(answer)))
    return evolve(made, **fields)  # type: ignore[arg-type]


def test_successors() -> None:
    """Each published id that leads nowhere is given the question that took its place, where there is one."""
    why, who = question("Why?", "why", aliases=("how",)), question("Who?", "who")
    draft = question("When?", "when", status=Status.DRAFT)
    what = question("What?", "what")
    before = FAQ(questions=(why, who, draft, what))
    new_why = evolve(why, id="reason", aliases=())
    after = FAQ(questions=(new_why, evolve(what, status=Status.DRAFT)))

    assert {"why": new_why, "how": new_why, "who": None, "what": None} == successors(before, after)
    assert {} == successors(before, before)
    # An id that a draft has now can be the former id of nothing.
    how = question("How so?", "how", status=Status.DRAFT)
    taken = FAQ(questions=(evolve(why, aliases=()), who, what, how))
    assert {"how": None} == successors(before, taken)


def test_a_baseline_holds_ids_and_titles(tmp_path: Path) -> None:
    """A line for each id under which a published question is found; reading it gives them back."""
    faq = FAQ(
        questions=(
            question("Why *so*?", "why", aliases=("how",)),
            question("Où ?", "ou"),
            question("When?", "when", status=Status.DRAFT),
        )
    )
    text = write_baseline(faq)
    (tmp_path / "ids.json").write_text(text, encoding="utf-8")
    back = read_baseline(tmp_path / "ids.json")

    assert (
        '{\n  "version": 1,\n  "ids": {\n'
        '    "why": "Why *so*?",\n    "how": "Why *so*?",\n    "ou": "Où ?"\n  }\n}\n'
    ) == text
    assert [("why", ("how",)), ("ou", ())] == [(each.id, each.aliases) for each in back.questions]
    assert {} == successors(back, faq)
    # The title tells which question has another id now.
    found = successors(back, FAQ(questions=(question("Où ?", "ort"),)))
    ids = {name: None if heir is None else heir.id for name, heir in found.items()}
    assert {"why": None, "how": None, "ou": "ort"} == ids


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "ids": {}}',
        '{"version": 1, "ids": []}',
        '{"version": 1, "ids": {"a": 1}}',
        '{"version": 1, "ids": {"a b": "c"}}',
        '{"version": 1, "ids": {"a": ""}}',
        "\udcff",
        "[" * 100_000,
    ],
)
def test_other_files_are_no_baselines(text: str, tmp_path: Path) -> None:
    """They are refused by name."""
    path = tmp_path / "ids.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(FileAccessError) as raised:
        read_baseline(path)

    assert (str(path), "not a baseline of ids") == (raised.value.path, raised.value.reason)
