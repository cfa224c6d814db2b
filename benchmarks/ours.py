"""What is measured: one document through aic-faq to the three outputs.

``python benchmarks/ours.py FILE FOLDER`` is also a whole program that uses the
library, to be compared with ``python benchmarks/floor.py FILE FOLDER``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import aic_faq

if TYPE_CHECKING:
    from aic_faq import FAQ

BASE_URL = "https://citoyens.transformation.gouv.fr"


def outputs_of(faq: FAQ) -> tuple[str, str, str]:
    """Make the page, the JSON-LD and the text, all with absolute links."""
    jsonld = aic_faq.JSONLDExporter(base_url=BASE_URL).export(faq)
    page = aic_faq.HTMLExporter(base_url=BASE_URL).export(faq, jsonld=jsonld)
    return page, jsonld, aic_faq.TextExporter(base_url=BASE_URL).export(faq)


def run(text: str) -> tuple[str, str, str]:
    """Read a document and make the three outputs; the limits are lifted that 100,000 questions are over."""
    limits = aic_faq.Limits(bytes=None, nodes=None, questions=None)
    return outputs_of(aic_faq.loads(text, options=aic_faq.ReadOptions(limits=limits)))


def main(path: str, folder: str) -> None:
    """Write the three files of a document."""
    for name, output in zip(
        ("index.html", "faq.jsonld", "faq.txt"), outputs_of(aic_faq.load(path)), strict=True
    ):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            file.write(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
