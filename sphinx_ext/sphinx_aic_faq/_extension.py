"""What the extension tells Sphinx about itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import aic_faq
from sphinx_aic_faq._accordion import fold_answers, is_html, register_nodes
from sphinx_aic_faq._adopt import AdoptQuestions, KeepLabels
from sphinx_aic_faq._config import mend_values, register_values
from sphinx_aic_faq._contents import add_to_contents
from sphinx_aic_faq._directive import FAQDirective
from sphinx_aic_faq._domain import FAQDomain, QuestionRole
from sphinx_aic_faq._incremental import pages_with_changed_documents, pages_with_changed_references
from sphinx_aic_faq._marks import marked_questions
from sphinx_aic_faq._transforms import (
    AttachQuestions,
    FinishQuestions,
    ShowTextsToTranslators,
    TranslateTexts,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ("register",)

_STATIC = Path(__file__).parent / "static"
_STYLE_SHEET = "aic-faq.css"
_TRANSFORMS = (
    AdoptQuestions,
    KeepLabels,
    TranslateTexts,
    ShowTextsToTranslators,
    AttachQuestions,
    FinishQuestions,
)
# What the extension keeps in the environment; a change of it makes Sphinx read all pages again.
_ENV_VERSION = 1
# Sphinx collects the contents of a page with the default priority, 500.
_AFTER_CONTENTS = 600
# Sphinx checks the types of values with 800.
_AFTER_TYPES = 900


def register(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, the domain, the transforms and what is done at each event."""
    register_values(app)
    register_nodes(app)
    app.add_directive("aic-faq", FAQDirective)
    app.add_domain(FAQDomain)
    app.add_role("faq", QuestionRole(warn_dangling=True))
    for transform in _TRANSFORMS:
        app.add_transform(transform)
    app.connect("config-inited", mend_values, priority=_AFTER_TYPES)
    app.connect("builder-inited", _add_static_path)
    app.connect("env-get-outdated", pages_with_changed_documents)
    app.connect("env-updated", pages_with_changed_references)
    app.connect("doctree-read", add_to_contents, priority=_AFTER_CONTENTS)
    app.connect("doctree-resolved", fold_answers)
    app.connect("html-page-context", _add_to_head)
    return {
        "version": aic_faq.__version__,
        "env_version": _ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_static_path(app: Sphinx) -> None:
    """Have the style sheet copied; among the files of a book it would be one that nothing uses."""
    if is_html(app.builder) and app.config.aic_faq_css:
        app.config.html_static_path.append(str(_STATIC))


def _add_to_head(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put JSON-LD and the style sheet on the pages that show questions, and on no other."""
    if doctree is None or not is_html(app.builder) or next(marked_questions(doctree), None) is None:
        return
    # A build that writes no such page does without: this and what it needs take 20 ms.
    from sphinx_aic_faq._jsonld import add_jsonld  # noqa: PLC0415

    add_jsonld(app, pagename, context, doctree)
    if app.config.aic_faq_css:
        app.add_css_file(_STYLE_SHEET)
