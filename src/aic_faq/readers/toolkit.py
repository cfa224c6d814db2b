"""What readers of your own are made of: the parts that ours share.

A reader (:class:`aic_faq.Reader`) finds questions its own way and leaves the
rest to these: a :class:`ProblemCollector` for what is wrong, :func:`outline_of`
to tell which titles of a page are questions, :func:`assemble` for ids, sections
and what all shapes must report, :class:`FoundPage` for everything else. A tree
of :mod:`aic_faq.markup` that was not read from Markdown goes through
:func:`normal_form` before :func:`aic_faq.to_markdown`, so that its Markdown
reads back as the same tree, and :func:`over_limits` tells whether that is too
much.
"""

from __future__ import annotations

from aic_faq.diagnostics import quoted
from aic_faq.origin import Origin
from aic_faq.readers.assembly import assemble
from aic_faq.readers.found import NO_DETAILS, NOTHING, FoundDetails, FoundQuestion, FoundSection, FoundText
from aic_faq.readers.hiding import written_fields_hide_all
from aic_faq.readers.outline import BELOW_HEADINGS, Outline, Role, Titled, outline_of
from aic_faq.readers.page import FoundPage
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.question_words import asks
from aic_faq.richtext.limits import over_limits
from aic_faq.richtext.markdown import normalise_url
from aic_faq.richtext.normal import normal_form
from aic_faq.urls import is_safe_image, is_safe_link

__all__ = (
    "BELOW_HEADINGS",
    "NOTHING",
    "NO_DETAILS",
    "FoundDetails",
    "FoundPage",
    "FoundQuestion",
    "FoundSection",
    "FoundText",
    "Origin",
    "Outline",
    "ProblemCollector",
    "Role",
    "Titled",
    "asks",
    "assemble",
    "is_safe_image",
    "is_safe_link",
    "normal_form",
    "normalise_url",
    "outline_of",
    "over_limits",
    "quoted",
    "written_fields_hide_all",
)
