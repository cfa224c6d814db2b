"""Signs that come in pairs: brackets and quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.checks.examples import document
from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES",)

# Full and half width are mixed in East Asian texts.
_BRACKETS = (("(（", ")）"), ("[", "]"), ("【", "】"))
_PATTERNS = {pair: re.compile("[" + re.escape("".join(pair)) + "]") for pair in _BRACKETS}
_BRACKET = re.compile(r"[()\[\]（）【】]")
_SMILEY = re.compile(r"(?<!\w)[:;=8][-o^']?[()\[\]]|\(:")
# In "a) ..., b) ..." and "1) ..." the bracket stands alone.
_ENUMERATION = re.compile(
    r"(?:^|[\s(/,;*_])[*_]{0,2}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|\d{1,2}[a-z])[*_]{0,2}\Z", re.MULTILINE
)
# Neither inches nor one of several signs that are listed.
_STRAIGHT = re.compile(
    r'(?<!\d)(?<![&*%$#@()!?~^+=/|])"(?![&*%$#@~^+=/|])|(?<=[()!?])"(?=[\s.,;:]|$)|(?<=\s)"(?=\()'
)
_OTHER_QUOTE = re.compile("[„”“]")
_QUOTES = (("“", "”"), ("«", "»"))
# Elsewhere the same signs open where these close, or both ways, as in German, Danish and Swedish.
_LANGUAGES_OF_QUOTES = frozenset({"ca", "en", "es", "fr", "it", "pt"})


def _find_brackets(checked: Checked) -> Iterator[Finding]:
    for passage in checked.markdown_passages:
        if _BRACKET.search(passage.markdown) is None:
            continue
        for pair in _BRACKETS:
            # In Korean a bracket stands after a label, as a colon does elsewhere.
            at = _unpaired_bracket(passage.prose, pair, labels=checked.language == "ko")
            if at is None:
                continue
            sign = passage.prose[at]
            is_open = sign in pair[0]
            what = "never closed" if is_open else "never opened"
            hint = f"write the {pair[is_open][0]} that belongs to it, or delete it"
            yield checked.at(passage, at, at + 1, f"the bracket {sign} is {what}", hint=hint)


def _unpaired_bracket(prose: str, pair: tuple[str, str], *, labels: bool) -> int | None:
    at = _unpaired(prose, pair, labels=labels)
    if at is None:
        return None
    # Smileys are looked for only where it matters: few texts have any.
    without = _SMILEY.sub(lambda match: " " * len(match.group()), prose)
    return _unpaired(without, pair, labels=labels)


def _unpaired(prose: str, pair: tuple[str, str], *, labels: bool) -> int | None:
    opening, closing = pair
    opened: list[int] = []
    for match in _PATTERNS[pair].finditer(prose):
        at = match.start()
        if match.group() in opening:
            opened.append(at)
        elif opened:
            opened.pop()
        elif labels or (")" in closing and _ENUMERATION.search(prose, max(0, at - 8), at)):
            continue
        else:
            return at
    return opened[0] if opened else None


def _find_quotes(checked: Checked) -> Iterator[Finding]:
    hint = "write its partner, or delete it"
    for passage in checked.markdown_passages:
        markdown = passage.markdown
        if '"' in markdown and passage.prose.count('"') % 2 and not _OTHER_QUOTE.search(markdown):
            places = [match.start() for match in _STRAIGHT.finditer(passage.prose)]
            if len(places) % 2:
                at = places[-1]
                yield checked.at(passage, at, at + 1, "this quotation mark has no partner", hint=hint)
        if checked.language not in _LANGUAGES_OF_QUOTES or "„" in markdown:
            continue
        for pair in _QUOTES:
            if pair[0] in markdown or pair[1] in markdown:
                lone = _unpaired_quote(passage.prose, pair)
                if lone is not None:
                    message = f"the quotation mark {passage.prose[lone]} has no partner"
                    yield checked.at(passage, lone, lone + 1, message, hint=hint)


def _unpaired_quote(prose: str, pair: tuple[str, str]) -> int | None:
    opened: list[int] = []
    for at, sign in enumerate(prose):
        if sign == pair[0]:
            opened.append(at)
        elif sign == pair[1]:
            if not opened:
                return at
            opened.pop()
    return opened[0] if opened else None


RULES = (
    Rule(
        code=Code.UNBALANCED_BRACKET,
        about="A bracket is opened and not closed, or closed and not opened: a word is missing, or the"
        " bracket is left from an earlier wording. Code, addresses, smileys and lists such as `a)` are"
        " left aside.",
        bad=document("By card (or transfer."),
        good=document("By card (or transfer)."),
        find=_find_brackets,
    ),
    Rule(
        code=Code.UNBALANCED_QUOTE,
        about="A quotation mark has no partner, so nobody knows where the quotation ends. Code and inches are"
        " left aside, and curly marks and guillemets are looked at in languages that open with the first"
        " and close with the second.",
        bad=document('Choose "transfer on the form.'),
        good=document('Choose "transfer" on the form.'),
        find=_find_quotes,
    ),
)
