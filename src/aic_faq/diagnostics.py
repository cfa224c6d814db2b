"""What is wrong with a document, where, and how to mend it."""

from __future__ import annotations

import enum
import re

from attrs import field, frozen

from aic_faq.source import Position, Span

__all__ = ("Code", "Diagnostic", "Edit", "Severity", "quoted", "visible")

_LONGEST_MESSAGE = 500
_LONGEST_QUOTE = 80
# What a terminal or a log must never be sent as it is: controls, and the
# characters that change the direction of what follows (Unicode UAX #9).
_INVISIBLE = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]")
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Severity(enum.Enum):
    """Tell how bad a problem is.

    An error means that there is no FAQ value; a warning, that the document
    was read with an assumption which the message states.
    """

    ERROR = "error"
    WARNING = "warning"


class Code(enum.Enum):
    """Name every kind of problem; the value is what ``[code]`` shows.

    Each member carries a one-line ``summary`` for the documentation.
    """

    summary: str

    def __new__(cls, value: str, summary: str) -> Code:
        """Make a member out of its code and its summary."""
        member = object.__new__(cls)
        member._value_ = value
        member.summary = summary
        return member

    BODY_AS_INTRO = "body-as-intro", "Text stands below a front matter that holds questions."
    CONTROL_CHARACTER = "control-character", "A control character or noncharacter stands in the document."
    CONVERTED_VALUE = "converted-value", "A number or the like stands where a text is expected."
    DANGEROUS_URL = "dangerous-url", "A link or an image has a URL outside the allow-list and was dropped."
    DROPPED_HTML = "dropped-html", "HTML has a part that rich text cannot hold and was dropped."
    DUPLICATE_ID = "duplicate-id", "Two questions have the same id; the later one got a suffix."
    DUPLICATE_KEY = "duplicate-key", "A mapping has the same key twice."
    DUPLICATE_TITLE = "duplicate-title", "Two questions have the same title."
    ESCAPED_HTML = "escaped-html", "HTML is written as text, with references for its brackets."
    FILE_ACCESS = "file-access", "A file cannot be read or written."
    FURTHER_LIST = "further-list", "Another list of questions stands in a place of its own."
    INVALID_DATE = "invalid-date", "A date is not written as YYYY-MM-DD."
    INVALID_ID = "invalid-id", "An id has characters that an address cannot have."
    INVALID_JSON = "invalid-json", "The JSON cannot be parsed."
    INVALID_RST = "invalid-rst", "A part of the reStructuredText cannot be read and is shown as text."
    INVALID_TABLE = "invalid-table", "The CSV cannot be parsed."
    INVALID_TOML = "invalid-toml", "The TOML cannot be parsed."
    INVALID_VALUE = "invalid-value", "A value is none of those that the key can have."
    INVALID_YAML = "invalid-yaml", "The YAML cannot be parsed."
    LEFT_ASIDE = "left-aside", "Files of a folder hold no question."
    LIMIT = "limit", "The document is over a limit that guards time and memory."
    LOST_FIELD = "lost-field", "A format has no place for what a field holds, or changes it."
    LOST_MARKUP = "lost-markup", "A format cannot write a rich text with all its marks."
    MISSING_ANSWER = "missing-answer", "A question has no answer."
    MISSING_PACKAGE = "missing-package", "A package is not installed that documents of this shape need."
    MISSING_TITLE = "missing-title", "A question has no title."
    MOVED_TEXT = "moved-text", "Text between two questions belongs to neither and is shown elsewhere."
    NEAR_MISS_KEY = "near-miss-key", "A key looks like a misspelt one."
    NESTED_TOO_DEEPLY = "nested-too-deeply", "Markdown is nested so deeply that a part is not read."
    NO_FAQ_PAGE = "no-faq-page", "Questions stand in a QAPage, or alone, and not in a FAQPage."
    NO_FRONT_MATTER = "no-front-matter", "The document does not begin with front matter."
    NO_QUESTIONS = "no-questions", "The document holds no questions."
    NOT_UTF8 = "not-utf8", "The bytes of the document are not UTF-8 text."
    OPEN_DIRECTION = "open-direction", "A title changes the direction of writing and does not change it back."
    OTHER_QUESTIONS = (
        "other-questions",
        "A page has questions of another form, too; they stay where they are.",
    )
    RAW_HTML = "raw-html", "A tag in Markdown is shown as text."
    SITE_SYNTAX = "site-syntax", "A template tag or a shortcode of a site generator is shown as text."
    SEVERAL_LANGUAGES = "several-languages", "The document holds several FAQs, one for each language."
    SUGGESTED_ANSWER = "suggested-answer", "A question has a suggested answer, but no accepted one."
    SYNONYMS = "synonyms", "Two keys of one mapping mean the same."
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter", "The front matter is never closed."
    UNKNOWN_MARKUP = "unknown-markup", "A directive or role of reStructuredText is shown as text."
    UNEVEN_ROW = "uneven-row", "A row of a table has more cells than there are columns."
    UNKNOWN_SHAPE = "unknown-shape", "The document has none of the shapes in which questions are looked for."
    UNREAD_QUESTIONS = "unread-questions", "A page shows or describes questions besides those that are read."
    UNSUPPORTED_YAML = "unsupported-yaml", "The YAML uses a tag, directive, merge key or second document."
    UNTRANSLATED = "untranslated", "A question is not there in one of the languages of the document."
    UNSURE_LIST = "unsure-list", "A list of titles with texts was taken for one of questions."
    WRONG_TYPE = "wrong-type", "A value is of a type that cannot be read there."


@frozen(kw_only=True)
class Edit:
    """Replace the text of one span by another; an empty span inserts."""

    span: Span
    replacement: str


def visible(text: str, /) -> str:
    r"""Write what cannot be seen, or reorders what is seen, as escapes.

    >>> visible("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    return _INVISIBLE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character.isprintable() and character not in _REORDERING:
        return character
    return character.encode("unicode_escape").decode("ascii")


def quoted(text: str, /) -> str:
    """Quote content for a message: one line, cut at 80 characters, nothing hidden."""
    cut = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return f"'{visible(cut)}'"


def _one_line(message: str) -> str:
    shown = visible(message)
    return shown if len(shown) <= _LONGEST_MESSAGE else shown[: _LONGEST_MESSAGE - 1] + "…"


@frozen(kw_only=True)
class Diagnostic:
    """Describe one problem of one document.

    Attributes:
        code: the kind of problem.
        severity: an error leaves no FAQ, a warning states an assumption.
        message: what is wrong and what was found, on one line.
        hint: how to mend it; may be empty.
        path: the name of the source.
        position: line and column, where there is a place.
        span: the offsets that the message speaks of, where they are exact.
        data_path: where in the data, as in ``$.questions[3].desc``.
        edits: a patch of the source that mends it, where one is safe.
    """

    code: Code
    severity: Severity
    message: str = field(converter=_one_line)
    hint: str = field(default="", converter=_one_line)
    path: str
    position: Position | None = None
    span: Span | None = None
    data_path: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def location(self) -> str:
        """Give ``path:line:column``, as far as it is known."""
        shown = visible(self.path)
        return shown if self.position is None else f"{shown}:{self.position}"

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.value}: {self.message} [{self.code.value}]"
