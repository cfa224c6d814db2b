"""Sites out of many documents: the same bytes whoever does the work."""

from __future__ import annotations

from aic_faq.batch._build import build
from aic_faq.batch._candidates import is_no_faq
from aic_faq.batch._options import BuildOptions
from aic_faq.batch._records import BuildReport, DocumentReport, DocumentState
from aic_faq.batch._report import report_to_dict, write_report
from aic_faq.batch._sources import find_sources, is_site

__all__ = (
    "BuildOptions",
    "BuildReport",
    "DocumentReport",
    "DocumentState",
    "build",
    "find_sources",
    "is_no_faq",
    "is_site",
    "report_to_dict",
    "write_report",
)
