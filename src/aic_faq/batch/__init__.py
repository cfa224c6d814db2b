"""Sites out of many documents: the same bytes whoever does the work."""

from __future__ import annotations

from aic_faq.batch._build import build
from aic_faq.batch._options import BuildOptions
from aic_faq.batch._records import BuildReport, DocumentReport, DocumentState
from aic_faq.batch._report import report_to_dict, write_report
from aic_faq.batch._sources import is_site

__all__ = (
    "BuildOptions",
    "BuildReport",
    "DocumentReport",
    "DocumentState",
    "build",
    "is_site",
    "report_to_dict",
    "write_report",
)
