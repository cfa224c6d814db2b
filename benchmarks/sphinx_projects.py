"""The same questions as two Sphinx projects: with the directive, and as plain reStructuredText."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks import oracle
from benchmarks.documents import document
from benchmarks.restructured import restructured

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ("KINDS", "Project", "write_project")

KINDS = ("ours", "plain")
# The default sidebar copies the contents of all pages for each page: half the time of 200 pages, for both.
_CONF = """
project = "Questions"
language = "fr"
html_baseurl = "https://example.org/docs/"
html_sidebars = {"**": ["localtoc.html"]}
"""
_EXTENSION = {"ours": "extensions = ['sphinx_aic_faq']\n", "plain": ""}
_TITLE = "Foire aux questions\n===================\n\n"
_BODY = re.compile(r'<div class="body" role="main">(.*?)<div class="sphinxsidebar"', re.DOTALL)
_JSONLD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@frozen
class Project:
    """Hold a project on disk.

    Attributes:
        kind: ``ours`` uses the directive, ``plain`` has sections.
        folder: holds ``source`` and ``output``.
        documents: what each page shows; none for an empty project.
    """

    kind: str
    folder: Path
    documents: tuple[str, ...]

    @property
    def source(self) -> Path:
        """Give the folder of the pages."""
        return self.folder / "source"

    def command(self, *options: str) -> Sequence[str]:
        """Give the command that builds the project."""
        # Warnings are errors: a page that Sphinx complains of is not the text that was meant.
        fixed = (sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html")
        return (*fixed, *options, str(self.source), str(self.folder / "output"))

    def write_page(self, number: int, text: str) -> None:
        """Write one page, or the document that it shows."""
        name = f"page-{number}"
        if self.kind == "plain":
            (self.source / f"{name}.rst").write_text(restructured(text), encoding="utf-8")
            return
        (self.source / f"{name}.md").write_text(text, encoding="utf-8")
        page = self.source / f"{name}.rst"
        if not page.exists():
            page.write_text(f"{_TITLE}.. aic-faq:: {name}.md\n", encoding="utf-8")

    def check(self) -> None:
        """Compare each page with its document: every question, every answer, in order, word for word."""
        for number, text in enumerate(self.documents):
            page = (self.folder / "output" / f"page-{number}.html").read_text(encoding="utf-8")
            body, jsonld = _BODY.search(page), _JSONLD.search(page)
            assert body is not None, f"page {number} has no body"
            expected = oracle.expected_of(text)
            oracle.check_page(expected, body[1])
            if self.kind == "ours":
                assert jsonld is not None, f"page {number} has no JSON-LD"
                oracle.check_jsonld(expected, jsonld[1])


def write_project(folder: Path, kind: str, pages: int, questions: int, mix: str = "survey") -> Project:
    """Write a project of so many pages with so many questions each."""
    entries = documents(pages, questions, mix)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "source").mkdir(parents=True)
    project = Project(kind, folder, entries)
    source = project.source
    (source / "conf.py").write_text(
        f"{_CONF}exclude_patterns = ['*.md']\n{_EXTENSION[kind]}", encoding="utf-8"
    )
    names = "".join(f"   page-{number}\n" for number in range(pages))
    contents = f".. toctree::\n   :titlesonly:\n\n{names}" if pages else "Rien.\n"
    (source / "index.rst").write_text(f"{_TITLE}{contents}", encoding="utf-8")
    for number, text in enumerate(entries):
        project.write_page(number, text)
    return project


def documents(pages: int, questions: int, mix: str) -> tuple[str, ...]:
    """Write the documents of the pages: one long one, cut into as many."""
    if pages == 0:
        return ()
    head, *entries = document(pages * questions, mix).split("  - title: ")
    last, tail = entries[-1].split("contact: ", 1)
    entries[-1] = last
    return tuple(
        "  - title: ".join((head, *entries[at : at + questions])) + f"contact: {tail}"
        for at in range(0, len(entries), questions)
    )
