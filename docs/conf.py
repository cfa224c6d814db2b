"""How the documentation is built: ``nox -s docs``."""

from __future__ import annotations

import sys
from pathlib import Path

import aic_faq

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "aic-faq"
author = "the aic-faq authors"
copyright = f"2026, {author}"  # noqa: A001 - the name that Sphinx knows
version = release = aic_faq.__version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
    "sphinx_aic_faq",
    "command_help",
    "gallery",
    "public_names",
]
exclude_patterns = ["_ext", "faq/questions.md", "gallery/*"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80
napoleon_use_ivar = True

nitpicky = True
# Names of other projects are not looked up: a build needs no network.
nitpick_ignore_regex = [("py:.*", r"(?!aic_faq\.).*")]
# What public values are made of, and whoever uses them need not name.
nitpick_ignore = [
    ("py:class", "aic_faq.checks.rule.Checked"),
    ("py:class", "aic_faq.exporters.html._elements.HTML"),
    ("py:class", "aic_faq.readers.outline._T"),
    ("py:class", "aic_faq.richtext.problems.Problem"),
]
# Other sites come and go: whether they answer says nothing about a change of ours.
linkcheck_ignore = ["https?://"]

latex_engine = "xelatex"  # the examples speak French, Arabic and Japanese
latex_show_urls = "footnote"
latex_elements = {"extraclassoptions": "openany,oneside", "preamble": r"\setcounter{secnumdepth}{0}"}
# The pages are the chapters; the list of them that the first page is would only stand in the way.
latex_documents = [("index", "aic-faq.tex", "aic-faq", author, "manual", True)]

html_theme = "furo"
html_title = "aic-faq"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
