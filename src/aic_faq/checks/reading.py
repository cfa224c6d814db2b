"""What is found while documents are read, so that it can be chosen and explained as the other rules are."""

from __future__ import annotations

from aic_faq.checks.examples import document
from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code

__all__ = ("RULES",)

_TWO = """\
---
title: FAQ
language: en
questions:
  - title: How do I pay?
    id: pay
    desc: By card.
  - {second}
---
"""
_SECOND = "title: Where are you?\n    id: {id}\n    desc: In Paris."

_EXPLAINED = (
    Rule(
        code=Code.MISSING_ANSWER,
        about="A question has no answer. It is kept as a draft; the commands that publish refuse it.",
        bad=_TWO.format(second="title: Where are you?"),
        good=_TWO.format(second="title: Where are you?\n    desc: In Paris."),
    ),
    Rule(
        code=Code.DUPLICATE_ID,
        about="Two questions have the same id, so that links to the second one lead to the first. The later"
        " one gets a suffix.",
        bad=_TWO.format(second=_SECOND.format(id="pay")),
        good=_TWO.format(second=_SECOND.format(id="address")),
    ),
    Rule(
        code=Code.INVALID_ID,
        about="An id has characters that an address cannot have, a space for instance.",
        bad=_TWO.format(second=_SECOND.format(id="our place")),
        good=_TWO.format(second=_SECOND.format(id="our-place")),
    ),
    Rule(
        code=Code.NEAR_MISS_KEY,
        about="A key is not known, and looks like one that is: what stands below it is not shown.",
        bad=_TWO.format(second="title: Where are you?\n    desc: In Paris.\n    lanugage: en"),
        good=_TWO.format(second="title: Where are you?\n    desc: In Paris.\n    language: en"),
    ),
    Rule(
        code=Code.UNQUOTED_KEY,
        about="A key that aic-faq does not know is `1`, `yes`, `null` or the like. It is kept as the text"
        " that it is; to others who read YAML it is a number, a truth value or nothing. Between quotation"
        " marks it is a text to all of them.",
        bad=_TWO.format(second="title: Where are you?\n    desc: In Paris.\n    1: first floor"),
        good=_TWO.format(second='title: Where are you?\n    desc: In Paris.\n    "1": first floor'),
    ),
    Rule(
        code=Code.SYNONYMS,
        about="Two keys of one question mean the same. The more usual one is read, the other is kept as it"
        " is.",
        bad=_TWO.format(second="title: Where are you?\n    desc: In Paris.\n    answer: In Rome."),
        good=_TWO.format(second="title: Where are you?\n    desc: In Paris."),
    ),
    Rule(
        code=Code.DANGEROUS_URL,
        about="A link or an image has an address outside the allow-list, such as `javascript:`. It is"
        " dropped, and its text stays.",
        bad=document("Click [on the button](javascript:pay)."),
        good=document("Click [on the button](https://example.org/pay)."),
    ),
    Rule(
        code=Code.DROPPED_HTML,
        about="HTML in an answer has a part that rich text cannot hold, a video say. It is dropped.",
        bad=document('As here: <iframe src="https://example.org/film"></iframe>'),
        good=document("As [in this film](https://example.org/film)."),
    ),
    Rule(
        code=Code.RAW_HTML,
        about="What looks like a tag is no element of HTML, or is not complete: it is shown as text.",
        bad=document("Write <name> first."),
        good=document("Write `<name>` first."),
    ),
    Rule(
        code=Code.SITE_SYNTAX,
        about="A template tag or a shortcode of a site generator stands in a text. Only the generator can"
        " replace it: everywhere else it is shown as it is.",
        bad=document("See {{< ref fees >}}."),
        good=document("See [fees](https://example.org/fees)."),
    ),
    Rule(
        code=Code.INVALID_DATE,
        about="A date is not written as YYYY-MM-DD, so that it is left out.",
        bad=document("By card.", more="updated: next week"),
        good=document("By card.", more="updated: 2026-11-25"),
    ),
    Rule(
        code=Code.INVALID_VALUE,
        about="A key that has a few possible values has another one, so that it is left out.",
        bad=document("By card.", more="status: soon"),
        good=document("By card.", more="status: published"),
    ),
    Rule(
        code=Code.BODY_AS_INTRO,
        about="Text stands below a front matter that holds questions. It is shown as the introduction.",
        bad=document("By card.") + "\nAsk us.\n",
        good=document("By card.", page="intro: Ask us."),
    ),
    Rule(
        code=Code.OPEN_DIRECTION,
        about="A title holds a character that changes the direction of writing, and none that ends it: the"
        " rest of the page may be shown backwards.",
        bad=document("By card.", title='"How do I \\u202epay?"'),
        good=document("By card."),
    ),
)

# Codes that are only ever errors cannot be switched off, and the rest of these need no example.
_OTHERS = (
    Code.CONVERTED_VALUE,
    Code.ESCAPED_HTML,
    Code.FURTHER_LIST,
    Code.INVALID_RST,
    Code.LEFT_ASIDE,
    Code.MISSING_TITLE,
    Code.MOVED_TEXT,
    Code.NESTED_TOO_DEEPLY,
    Code.NO_FAQ_PAGE,
    Code.OTHER_QUESTIONS,
    Code.SEVERAL_LANGUAGES,
    Code.SUGGESTED_ANSWER,
    Code.UNCLOSED_ADMONITION,
    Code.UNEVEN_ROW,
    Code.UNKNOWN_CODE,
    Code.UNKNOWN_MARKUP,
    Code.UNREAD_QUESTIONS,
    Code.UNSURE_LIST,
    Code.UNTRANSLATED,
    Code.WRONG_TYPE,
)

RULES = (*_EXPLAINED, *(Rule(code=code, about=code.summary, bad="", good="") for code in _OTHERS))
