"""Rules for the Markdown parser: raw HTML, and template tags of site generators.

Those of markdown-it-py for HTML take any white space of Unicode, no-break
spaces of French among it, and then run in exponential time; these take that of
ASCII, as CommonMark 0.31.2 says (sections 4.6 and 6.6), and never go back.

What is none of the elements of HTML, as a placeholder such as ``<your-name>``
or a component of a site generator, is text here.
"""

from __future__ import annotations

import re
from typing import Any

from aic_faq.richtext.elements import HTML_BLOCKS, is_html_element
from aic_faq.richtext.site_syntax import TEMPLATE_TAG

__all__ = ("BLOCK_TAG", "LONE_TAG", "html_block", "html_inline", "template_tag")

_ATTRIBUTES = (
    r"(?:[ \t\n]++[A-Za-z_:][A-Za-z0-9:._-]*+"
    r"(?:[ \t\n]*+=[ \t\n]*+(?:[^\x00-\x20\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+"
)
_NAME = "[A-Za-z][A-Za-z0-9-]*+"
_TAG = rf"<(?:(?P<open>{_NAME}){_ATTRIBUTES}[ \t\n]*+/?|/(?P<close>{_NAME})[ \t\n]*+)>"
_INLINE_TAG = re.compile(_TAG)
LONE_TAG = re.compile(_TAG + r"[ \t]*\Z")
BLOCK_TAG = re.compile(
    rf"</?(?P<name>{'|'.join(sorted(HTML_BLOCKS))})(?=[ \t]|/?>|$)", re.IGNORECASE | re.MULTILINE
)
_LITERAL = re.compile(r"<(?:script|pre|style|textarea)(?=[ \t>]|\Z)", re.IGNORECASE)
_LITERAL_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
# How a construct begins, and how it ends at the earliest.
_DELIMITED = (("<!--", "-->", 2), ("<![CDATA[", "]]>", 9), ("<?", "?>", 2))
_DECLARATION = re.compile(r"<![A-Za-z]")
# kramdown and Python-Markdown read Markdown in such an element.
_WITH_MARKDOWN = re.compile(
    r"<[^<>]*[ \t]markdown(?:=[\"']?(?:1|block|span|true)?[\"']?)?(?=[ \t>])[^<>]*>[ \t]*\Z"
)
_BLANK = re.compile(r"[ \t]*\Z")


def html_inline(state: Any, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    """Take a tag, a comment, a processing instruction, a declaration or a CDATA section."""
    source: str = state.src
    start: int = state.pos
    if source[start] != "<":
        return False
    match = _INLINE_TAG.match(source, start, state.posMax)
    end = match.end() if match else _end_of_other(source, start, state.posMax)
    written = source[start:end]
    is_text = match is not None and not is_html_element(match["open"] or match["close"])
    if not end or (is_text and "\n" in written):
        return False
    if not silent:
        if is_text:
            state.pending += written
        else:
            state.push("html_inline", "", 0).content = written
            if match is not None and (match["open"] or match["close"]) in {"a", "A"}:
                state.linkLevel += 1 if match["open"] else -1
    state.pos = end
    return True


def _end_of_other(source: str, start: int, limit: int) -> int:
    """Find where a construct that is no tag ends; 0 where it is none."""
    for opening, closing, least in _DELIMITED:
        if source.startswith(opening, start):
            at = source.find(closing, start + least, limit)
            return at + len(closing) if at >= 0 else 0
    if _DECLARATION.match(source, start):
        return source.find(">", start, limit) + 1
    return 0


def html_block(state: Any, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    """Take lines of HTML up to the end that their kind has."""
    start: int = state.bMarks[start_line] + state.tShift[start_line]
    if state.is_code_block(start_line) or not state.src.startswith("<", start):
        return False
    line = state.src[start : state.eMarks[start_line]]
    ending, interrupts = _kind(line)
    if ending is None:
        return False
    if silent:
        return interrupts
    following = start_line + 1
    if not (_WITH_MARKDOWN.match(line) if ending is _BLANK else ending.search(line)):
        following = _last_line(state, following, end_line, ending)
    state.line = following
    token = state.push("html_block", "", 0)
    token.map = [start_line, following]
    token.content = state.getLines(start_line, following, state.blkIndent, True)  # noqa: FBT003 - the parser's own way
    return True


def _kind(line: str) -> tuple[re.Pattern[str] | None, bool]:
    """Tell what ends a block of HTML, and whether it can end a paragraph."""
    if _LITERAL.match(line):
        return _LITERAL_END, True
    for opening, closing, _least in _DELIMITED:
        if line.startswith(opening):
            return re.compile(re.escape(closing)), True
    if _DECLARATION.match(line):
        return re.compile(">"), True
    if (match := BLOCK_TAG.match(line)) and is_html_element(match["name"]):
        return _BLANK, True
    match = LONE_TAG.match(line)
    if match is not None and is_html_element(match["open"] or match["close"]):
        return _BLANK, False
    return None, False


def _last_line(state: Any, following: int, end_line: int, ending: re.Pattern[str]) -> int:
    """Find the line after the block; what ends on a blank line ends before it."""
    while following < end_line:
        is_blank = state.isEmpty(following)
        if is_blank and ending is _BLANK:
            break
        if state.sCount[following] < state.blkIndent and not is_blank:
            break
        line = state.src[state.bMarks[following] + state.tShift[following] : state.eMarks[following]]
        following += 1
        if ending is not _BLANK and ending.search(line):
            break
    return following


def template_tag(state: Any, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    """Take a template tag as it is written, whatever stands in it."""
    match = TEMPLATE_TAG.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.pending += match.group()
    state.pos = match.end()
    return True
