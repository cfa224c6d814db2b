"""What of a Markdown text are words: code, addresses, tags and escapes are put out of sight."""

from __future__ import annotations

import re

__all__ = ("fenced", "masked")

# Lengths are bounded, so that no text takes quadratic time.
_TARGET = re.compile(
    r"(?<=\])\([ ]?(?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,9})"
    r"(?:[ \n]{1,2}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?[ ]?\)"
)
_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")
_TRIGGERS = ("](", "\\", "`", "<", "@", "{{", "{%", "]:", "://", "www.", "~~~")
_RARE_TRIGGERS = ("\\", "`", "<", "@", "{{", "{%", "]:", "~~~")
_NOT_PROSE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,9})(?!`).{1,1000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<template>\{\{.{0,500}?\}\}|\{%.{0,500}?%\})"
    r"|(?P<comment><!--.{0,2000}?-->)"
    r"|(?P<automatic><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]{0,2000}|[^<>\s@]{1,100}@[^<>\s]{1,200})>)"
    r"|(?P<tag></?[A-Za-z][^<>]{0,2000}>)"
    rf"|(?P<target>{_TARGET.pattern})"
    r"|(?P<definition>^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*$)"
    r"|(?P<address>\b(?:https?://|www\.)[^\s<>()\[\]\"»”）】]{1,2000}"
    r"(?:\([^\s<>()]{0,500}\)[^\s<>()\[\]\"»”）】]{0,500}){0,9})",
    re.MULTILINE | re.DOTALL,
)
"""The parts of Markdown that are no words, by kind."""

_FENCE = re.compile(r"[ ]{0,3}(?:[-*+>][ ]|\d{1,9}[.)][ ]|[ ]){0,12}(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)")
_NOT_A_NEWLINE = re.compile(r"[^\n]")


def masked(markdown: str, /) -> str:
    """Put a blank in the place of each character that belongs to no word."""
    if not any(map(markdown.__contains__, _TRIGGERS)):
        return markdown
    if not any(map(markdown.__contains__, _RARE_TRIGGERS)):
        # Most texts have nothing but links, and all kinds at once take ten times as long.
        markdown = _TARGET.sub(_blanks, markdown)
        return _NOT_PROSE.sub(_blanks, markdown) if "://" in markdown or "www." in markdown else markdown
    lines = markdown.split("\n")
    for number in fenced(lines)[0]:
        lines[number] = " " * len(lines[number])
    text = "\n".join(lines)
    if "@" in text:
        text = _E_MAIL.sub(_blanks, text)
    return _NOT_PROSE.sub(_blanks, text)


def _blanks(match: re.Match[str]) -> str:
    return _NOT_A_NEWLINE.sub(" ", match.group())


def fenced(lines: list[str], /, *, end_with_indent: bool = False) -> tuple[list[int], int | None]:
    """Give the numbers of the lines that are fenced code, and that of a fence that is never closed.

    Lines are counted from 0; fences are among them (CommonMark 0.31.2, section
    4.5). With ``end_with_indent`` code ends where a line is indented less, too:
    in a document of YAML with the value that holds it.
    """
    found: list[int] = []
    closing, opened, indent = "", 0, 0
    for number, line in enumerate(lines):
        if closing and end_with_indent and line.strip() and _indent_of(line) < indent:
            closing = ""
        match = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if closing:
            found.append(number)
            if match and match["fence"].startswith(closing) and not match["info"].strip():
                closing = ""
        elif match and not ("`" in match["info"] and match["fence"][0] == "`"):
            found.append(number)
            closing, opened, indent = match["fence"], number, _indent_of(line)
    return found, opened if closing else None


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
