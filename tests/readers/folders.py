"""Folders of questions for tests, and what reading them gives in a few words."""

from __future__ import annotations

from pathlib import Path

from aic_faq.model import FAQ
from aic_faq.readers import ReadResult

__all__ = ("outline", "page", "problems", "write")


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def page(title: str, answer: str = "yes", **keys: object) -> str:
    """Write a question as a file."""
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\n{more}---\n\n{answer}\n"


def outline(faq: FAQ | None) -> list[str]:
    """Give the titles of a FAQ with their sections."""
    assert faq is not None
    return [
        f"{question.section.title}: {question.title.markdown}"
        if question.section
        else question.title.markdown
        for question in faq.questions
    ]


def problems(result: ReadResult, folder: Path) -> list[str]:
    """Give problems without the path to the folder."""
    return [str(problem).replace(str(folder), "F") for problem in result.diagnostics]
