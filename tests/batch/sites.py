"""Documents to build sites of, and what stands in a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aic_faq import DocumentState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq import BuildReport

__all__ = ("BASE", "DOCUMENTS", "MANIFEST", "built", "faq", "files_of", "some_documents", "write")

MANIFEST = ".aic-faq.sqlite"


def faq(*titles: str, name: str = "FAQ", head: str = "", answer: str = "Because.") -> str:
    """Write a document that asks some questions."""
    questions = "".join(f"  - title: {title}\n    desc: {answer}\n" for title in titles)
    return f"---\ntitle: {name}\n{head}questions:\n{questions}---\n"


def write(folder: Path, documents: Mapping[str, str]) -> None:
    """Write documents below a folder."""
    for name, text in documents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def files_of(site: Path) -> dict[str, bytes]:
    """Give what stands in a site, but for the record of how it was built."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and not path.name.startswith(MANIFEST)
    }


def some_documents(count: int) -> dict[str, str]:
    """Give documents in several folders, of which some ask the same."""
    documents = {}
    for number in range(count):
        folder = ("", "guide/", "guide/more/")[number % 3]
        titles = (f"What is {number}?", "Who are you?" if number % 4 == 0 else f"Who is {number}?")
        documents[f"{folder}page-{number}.md"] = faq(
            *titles, name=f"Page {number}", head="language: en\n", answer=f"See [that](/{number})."
        )
    return documents


BASE = "https://example.org"
DOCUMENTS = {"a.md": faq("Why?"), "b.md": faq("Who?"), "more/c.md": faq("Where?")}


def built(report: BuildReport) -> set[str]:
    """Give the documents that were made."""
    return {Path(each.source).name for each in report.documents if each.state is DocumentState.BUILT}
