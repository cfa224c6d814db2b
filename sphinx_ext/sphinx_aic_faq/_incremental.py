"""Which pages an incremental build must read or write again, besides those that Sphinx knows of."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx_aic_faq._domain import faq_domain
from sphinx_aic_faq._fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ("pages_with_changed_documents", "pages_with_changed_references")


def pages_with_changed_documents(
    app: Sphinx,
    env: BuildEnvironment,
    _added: AbstractSet[str],
    _changed: AbstractSet[str],
    _removed: AbstractSet[str],
) -> list[str]:
    """Name the pages whose documents have other content (``env-get-outdated``).

    Sphinx compares times only: a document restored from an older copy would go unnoticed.
    """
    domain = faq_domain(env)
    domain.remember_questions()
    now: dict[str, str] = {}
    outdated: list[str] = []
    for docname, files in domain.files.items():
        for name, before in files.items():
            if name not in now:
                now[name] = fingerprint(os.path.join(app.srcdir, name))  # noqa: PTH118 - names of documents
            if now[name] != before and docname not in outdated:
                outdated.append(docname)
    return outdated


def pages_with_changed_references(_app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Name the pages that refer to a question whose words or place have changed (``env-updated``)."""
    domain = faq_domain(env)
    changed = domain.changed_questions()
    return sorted(docname for docname, targets in domain.targets.items() if targets & changed)
