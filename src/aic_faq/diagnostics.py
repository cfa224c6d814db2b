"""What is wrong with a document, where, and how to mend it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from aic_faq.characters import visible
from aic_faq.fieldwise import Fieldwise
from aic_faq.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("Code", "Diagnostic", "Edit", "Severity", "closest", "did_you_mean", "quoted", "visible")

_LONGEST_MESSAGE = 500
_LONGEST_QUOTE = 80
_LEAST_ALIKE = 0.5


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

    ANSWER_NOT_SHOWN = "answer-not-shown", "The markup has an answer that the page does not show."
    BODY_AS_INTRO = "body-as-intro", "Text stands below a front matter that holds questions."
    CONTROL_CHARACTER = "control-character", "A control character or noncharacter stands in the document."
    CONVERTED_VALUE = "converted-value", "A number or the like stands where a text is expected."
    DANGEROUS_URL = "dangerous-url", "A link or an image has a URL outside the allow-list and was dropped."
    DIFFERENT_ANSWER = "different-answer", "An answer has other words."
    DIFFERENT_LINKS = "different-links", "An answer has other links."
    DIFFERENT_ORDER = "different-order", "The questions stand in another order."
    DIFFERENT_TITLE = "different-title", "A question is worded differently."
    DROPPED_HTML = "dropped-html", "HTML has a part that rich text cannot hold and was dropped."
    DUPLICATE_ID = "duplicate-id", "Two questions have the same id; the later one got a suffix."
    DUPLICATE_KEY = "duplicate-key", "A mapping has the same key twice."
    DUPLICATE_TITLE = "duplicate-title", "Two questions have the same title."
    ESCAPED_HTML = "escaped-html", "HTML is written as text, with references for its brackets."
    FILE_ACCESS = "file-access", "A file cannot be read or written."
    FURTHER_LIST = "further-list", "Another list of questions stands in a place of its own."
    HIDDEN_ANSWER = "hidden-answer", "An answer is hidden, and nothing on the page is said to open it."
    HIDDEN_QUESTION = "hidden-question", "The markup has a question that the page hides."
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
    MISSING_MARKUP = "missing-markup", "A page has no FAQPage in JSON-LD."
    MISSING_PACKAGE = "missing-package", "A package is not installed that documents of this shape need."
    MISSING_TITLE = "missing-title", "A question has no title."
    MOVED_TEXT = "moved-text", "Text between two questions belongs to neither and is shown elsewhere."
    NEAR_MISS_KEY = "near-miss-key", "A key looks like a misspelt one."
    NESTED_TOO_DEEPLY = "nested-too-deeply", "Markdown is nested so deeply that a part is not read."
    NOT_IN_DOCUMENT = "not-in-document", "Page or markup has a question that the document does not have."
    NO_FAQ_PAGE = "no-faq-page", "Questions stand in a QAPage, or alone, and not in a FAQPage."
    NO_FRONT_MATTER = "no-front-matter", "The document does not begin with front matter."
    NO_QUESTIONS = "no-questions", "The document holds no questions."
    NOT_UTF8 = "not-utf8", "The bytes of the document are not UTF-8 text."
    OPEN_DIRECTION = "open-direction", "A title changes the direction of writing and does not change it back."
    OTHER_QUESTIONS = (
        "other-questions",
        "A page has questions of another form, too; they stay where they are.",
    )
    QUESTION_NOT_MARKED = "question-not-marked", "A question is shown or documented, but not in the markup."
    QUESTION_NOT_SHOWN = "question-not-shown", "A question of the markup or the document is not on the page."
    RAW_HTML = "raw-html", "A tag in Markdown is shown as text."
    RELATIVE_URL = "relative-url", "An address in the markup is relative."
    SEVERAL_FAQ_PAGES = "several-faq-pages", "A page has more than one FAQPage."
    SITE_SYNTAX = "site-syntax", "A template tag or a shortcode of a site generator is shown as text."
    SEVERAL_LANGUAGES = "several-languages", "The document holds several FAQs, one for each language."
    SUGGESTED_ANSWER = "suggested-answer", "A question has a suggested answer, but no accepted one."
    SYNONYMS = "synonyms", "Two keys of one mapping mean the same."
    UNCLOSED_ADMONITION = "unclosed-admonition", "An admonition that is a question is never closed."
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter", "The front matter is never closed."
    UNKNOWN_MARKUP = "unknown-markup", "A directive or role of reStructuredText is shown as text."
    UNEVEN_ROW = "uneven-row", "A row of a table has more cells than there are columns."
    UNKNOWN_SHAPE = "unknown-shape", "The document has none of the shapes in which questions are looked for."
    UNQUOTED_KEY = "unquoted-key", "A key is a number or the like to YAML, and no text."
    UNREAD_QUESTIONS = "unread-questions", "A page shows or describes questions besides those that are read."
    UNSUPPORTED_YAML = "unsupported-yaml", "The YAML uses a tag, directive, merge key or second document."
    UNTRANSLATED = "untranslated", "A question is not there in one of the languages of the document."
    UNSURE_LIST = "unsure-list", "A list of titles with texts was taken for one of questions."
    WRONG_ADDRESS = "wrong-address", "The address of a question leads to nothing, or to another question."
    WRONG_TYPE = "wrong-type", "A value is of a type that cannot be read there."

    # What is found by checks, once a document has been read; see aic_faq.checks.
    BARE_URL = "bare-url", "An address stands in a text as it is, without words that say where it leads."
    BROKEN_FRAGMENT = "broken-fragment", "A link leads to a question or section that there is not."
    BROKEN_LINK = "broken-link", "A link leads to a page or file that the site does not have."
    CONTACT_QUESTION = "contact-question", "The contact block asks a question, which no output can list."
    DEEP_HEADINGS = "deep-headings", "An answer has headings of more than two levels."
    DRAFT = "draft", "A question is a draft: no output shows it."
    DRAFT_LINK = "draft-link", "A question leads to one that is a draft."
    DUPLICATE_ANSWER = "duplicate-answer", "Two questions have the same answer."
    EXPIRED = "expired", "A question is shown though the day is over until which it was valid."
    FAKE_LIST = "fake-list", "Lines begin with signs that look like a list, but are none in Markdown."
    FOLDED_LIST = "folded-list", "A paragraph is swallowed by the list above it."
    FOLDED_PARAGRAPH = "folded-paragraph", "Two paragraphs are glued together."
    FRENCH_SPACING = "french-spacing", "French punctuation has no no-break space before it."
    IMAGE_WITHOUT_ALT = "image-without-alt", "An image has no words that stand for it."
    LONG_ANSWER = "long-answer", "An answer is very long."
    LONG_TITLE = "long-title", "The title of a question is very long."
    MISSING_BASE_URL = "missing-base-url", "Links are relative, and it is not known to what."
    MISSING_LANGUAGE = "missing-language", "The language is neither stated nor clear from the words."
    MISSING_IMAGE = "missing-image", "An image is not there."
    MIXED_APOSTROPHES = "mixed-apostrophes", "Straight and curly apostrophes are mixed."
    NEAR_DUPLICATE_TITLE = "near-duplicate-title", "Two titles are nearly the same."
    NO_QUESTION_MARK = "no-question-mark", "The title of a question is no question."
    OTHER_LANGUAGE = "other-language", "The words are in another language than the one that is stated."
    OVERDUE_REVIEW = "overdue-review", "A question should have been looked at again."
    SKIPPED_HEADING = "skipped-heading", "The headings of an answer skip a level."
    SPACED_EMPHASIS = "spaced-emphasis", "Marks of emphasis have a space inside and are shown as they are."
    SPACED_LINK = "spaced-link", "A space between the two parts of a link makes it plain text."
    TAB = "tab", "A tab stands in a text."
    TRAILING_WHITESPACE = "trailing-whitespace", "A line ends with blanks."
    UNBALANCED_BRACKET = "unbalanced-bracket", "A bracket is opened and not closed, or closed and not opened."
    UNBALANCED_QUOTE = "unbalanced-quote", "A quotation mark has no partner."
    UNCLOSED_EMPHASIS = "unclosed-emphasis", "Emphasis is opened and not closed."
    UNCLOSED_FENCE = "unclosed-fence", "A block of code is opened and not closed."
    UNKNOWN_CODE = "unknown-code", "A comment or a configuration names a rule that there is not."
    UNKNOWN_INTERVAL = "unknown-interval", "It cannot be told how often a question must be looked at again."
    UNKNOWN_LANGUAGE = "unknown-language", "The tag of a language is not one of ISO 639."
    UNPINNED_ID = "unpinned-id", "The address of a question changes when its title does."
    UNREAD_LIST = "unread-list", "A numbered list is read as part of the paragraph above it."
    VAGUE_LINK = "vague-link", "The text of a link does not say where it leads."
    VANISHED_ID = "vanished-id", "A published address leads to no question any more."


@frozen(eq=False, repr=False, kw_only=True)
class Edit(Fieldwise):
    """Replace the text of one span by another.

    Attributes:
        span: what is replaced; an empty one inserts.
        replacement: what stands there then.
    """

    span: Span
    replacement: str


def quoted(text: str, /) -> str:
    """Quote content for a message: one line, cut at 80 characters, nothing hidden."""
    cut = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return f"'{visible(cut)}'"


def _one_line(message: str) -> str:
    shown = visible(message)
    return shown if len(shown) <= _LONGEST_MESSAGE else shown[: _LONGEST_MESSAGE - 1] + "…"


@frozen(eq=False, repr=False, kw_only=True)
class Diagnostic(Fieldwise):
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


def closest(name: str, known: Iterable[str], /) -> str | None:
    """Give the known name that is most likely meant by one that is not; None where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=_LEAST_ALIKE)), None)


def did_you_mean(name: str, known: Iterable[str], /) -> str:
    """Give the end of a message about an unknown name: which one may be meant, if any."""
    meant = closest(name, known)
    return "" if meant is None else f"; did you mean {meant!r}?"
