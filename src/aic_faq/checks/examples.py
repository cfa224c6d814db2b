"""Small documents that show what a rule is about."""

from __future__ import annotations

__all__ = ("document",)


def document(
    answer: str, /, *, title: str = "How do I pay?", language: str = "en", more: str = "", page: str = ""
) -> str:
    """Write a document with one question; ``more`` are keys of the question, ``page`` those of the FAQ."""
    head = ["---", "title: FAQ", *([f"language: {language}"] if language else []), *page.splitlines()]
    body = [f"      {line}" if line else "" for line in answer.split("\n")]
    keys = [f"    {line}" for line in more.splitlines()]
    return "\n".join((*head, "questions:", f"  - title: {title}", "    desc: |-", *body, *keys, "---", ""))
