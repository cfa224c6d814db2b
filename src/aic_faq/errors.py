"""The exceptions of aic-faq.

Only :class:`FAQError` and its subclasses leave the library because of content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.characters import visible

if TYPE_CHECKING:
    from aic_faq.diagnostics import Diagnostic

__all__ = (
    "ConfigurationError",
    "FAQError",
    "FileAccessError",
    "InvalidFAQError",
    "LimitError",
    "PluginError",
    "TemplateError",
    "UnknownFormatError",
    "UnsafeURLError",
    "WorkerError",
)


class FAQError(Exception):
    """Stand above every error that aic-faq raises on purpose."""


class ConfigurationError(FAQError, ValueError):
    """Say that a configuration file cannot be used."""


class InvalidFAQError(FAQError, ValueError):
    """Say that a document is no FAQ, with every problem found in it.

    Attributes:
        diagnostics: all problems of the document, warnings too, in document order.
    """

    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, diagnostics: tuple[Diagnostic, ...], /) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)


class LimitError(FAQError, ValueError):
    """Say that a text given to a function is over one of its limits."""


class PluginError(FAQError):
    """Say that what another distribution adds to aic-faq cannot be used."""


class TemplateError(FAQError):
    """Say that a template of the user's own cannot be used.

    Attributes:
        path: the template as it was named, or one that it takes in.
        line: where in it, from 1; None where no line is to blame.
        reason: what is wrong with it.
    """

    path: str
    line: int | None
    reason: str

    def __init__(self, path: str, line: int | None, reason: str, /) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        shown = visible(self.path)
        place = shown if self.line is None else f"{shown}:{self.line}"
        return f"{place}: {visible(self.reason)}"


class UnknownFormatError(FAQError, LookupError):
    """Say that no exporter or reader has the name asked for."""

    def __str__(self) -> str:
        # LookupError itself would show the quotes of repr().
        return str(self.args[0]) if self.args else ""


class UnsafeURLError(FAQError, ValueError):
    """Say that a link or an image was given a URL outside the allow-list."""


class WorkerError(FAQError):
    """Say that a process died which made a part of a site."""


class FileAccessError(FAQError, OSError):
    """Say that a file could not be read or written.

    Attributes:
        path: the file as it was named.
        reason: why, in a few words.
    """

    path: str
    reason: str

    def __init__(self, path: str, reason: str, /) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{visible(self.path)}: {self.reason}"
