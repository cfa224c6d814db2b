"""Which of the files that were found are FAQs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.diagnostics import Code, Diagnostic, Severity
from aic_faq.errors import FileAccessError

if TYPE_CHECKING:
    from aic_faq.batch._options import BuildOptions
    from aic_faq.batch._sources import FoundSource

__all__ = ("is_no_faq", "may_be_page")

_NO_FAQ = frozenset({Code.NO_QUESTIONS, Code.UNKNOWN_SHAPE})


def may_be_page(source: FoundSource, options: BuildOptions, /) -> bool:
    """Tell whether a document is a FAQ, or was meant to be one."""
    if not source.is_found or source.is_folder:
        return True
    from aic_faq.readers import read  # noqa: PLC0415 - few documents stand in the way of another

    try:
        result = read(source.path, options=options.reading)
    except FileAccessError:
        return True
    return result.faq is not None or not is_no_faq(result.diagnostics)


def is_no_faq(problems: tuple[Diagnostic, ...], /) -> bool:
    """Tell whether what is wrong with a document is just that it is something else."""
    return {each.code for each in problems if each.severity is Severity.ERROR} <= _NO_FAQ
