"""How the documentation is built: ``nox -s docs``."""

from __future__ import annotations

import aic_faq

project = "aic-faq"
author = "the aic-faq authors"
copyright = f"2026, {author}"  # noqa: A001 - the name that Sphinx knows
version = release = aic_faq.__version__
language = "en"

extensions = ["myst_parser", "sphinx_aic_faq"]
exclude_patterns = ["faq/questions.md"]
myst_heading_anchors = 3
nitpicky = True
# Other sites come and go: whether they answer says nothing about a change of ours.
linkcheck_ignore = ["https?://"]

html_theme = "furo"
html_title = "aic-faq"
