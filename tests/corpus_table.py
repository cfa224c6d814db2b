"""How many documents of the corpus give the questions that its manifest counts.

``python tests/corpus_table.py`` prints a table, kind x documents x agreed, and
each disagreement; names of kinds may follow. The counts are those of an
independent quick reader: of pages of Markdown, reStructuredText and HTML they
may be off by a few.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aic_faq.diagnostics import Severity
from aic_faq.model import Status
from aic_faq.readers import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
# Headings are counted, and one may be a topic or a question.
SLACK = {"html": 2, "md": 2, "rst": 2}


class Outcome(NamedTuple):
    """What reading one document gave, beside what the manifest says."""

    kind: str
    name: str
    path: Path
    expected: int
    found: tuple[int, ...]
    drafts: int
    shape: str | None
    problem: str

    @property
    def agrees(self) -> bool:
        """Tell whether the count is that of the manifest, of one FAQ or of all; broken ones are refused."""
        if self.kind == "broken":
            return not self.found
        slack = SLACK.get(self.kind, 0)
        # The manifest counts questions that have an answer.
        answered = sum(self.found) - self.drafts
        counts = (*self.found, sum(self.found), answered) if self.found else (0,)
        return any(abs(count - self.expected) <= slack for count in counts)


def outcomes(corpus: Path = CORPUS, kinds: Collection[str] = ()) -> Iterator[Outcome]:
    """Read every document of the manifest."""
    manifest = json.loads((corpus / "manifest.json").read_text("utf-8"))
    for document in manifest["documents"]:
        if not kinds or document["kind"] in kinds:
            yield outcome(corpus, document)


def outcome(corpus: Path, document: dict[str, Any]) -> Outcome:
    """Read one document."""
    path = corpus / document["path"]
    result = read(path)
    drafts = sum(question.status is Status.DRAFT for faq in result.faqs for question in faq.questions)
    errors = [problem for problem in result.diagnostics if problem.severity is Severity.ERROR]
    return Outcome(
        kind=document["kind"],
        name=document["id"],
        path=path,
        expected=document["questions"],
        found=tuple(len(faq.questions) for faq in result.faqs),
        drafts=drafts,
        shape=result.format,
        problem=str(errors[0]).removeprefix(str(path)) if errors else "",
    )


def main(*kinds: str) -> None:
    """Print the table and the disagreements."""
    found = list(outcomes(kinds=kinds))
    print("| kind | documents | agreed |\n|---|---|---|")
    for kind in dict.fromkeys(each.kind for each in found):
        those = [each for each in found if each.kind == kind]
        print(f"| {kind} | {len(those)} | {sum(each.agrees for each in those)} |")
    for each in found:
        if not each.agrees:
            counts = " + ".join(map(str, each.found)) or "none"
            drafts = f", {each.drafts} of them unanswered" if each.drafts else ""
            print(f"\n{each.kind}: {each.path.relative_to(CORPUS)}")
            print(
                f"  {each.expected} expected, found {counts}{drafts} ({each.shape}) {each.problem}".rstrip()
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
