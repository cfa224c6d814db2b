"""Fuzz with atheris: ``python -m fuzz TARGET SECONDS``."""

from __future__ import annotations

import base64
import importlib
import json
import pkgutil
import sys
import zlib
from pathlib import Path
from typing import Any

import atheris

import aic_faq

with atheris.instrument_imports(include=["aic_faq"]):
    from fuzz.targets import NAMES, TARGETS

    for module in pkgutil.walk_packages(aic_faq.__path__, "aic_faq."):
        if not module.name.startswith(("aic_faq.cli", "aic_faq.sphinx")):
            importlib.import_module(module.name)

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FINDINGS = ROOT / ".fuzz"
LARGEST_SEED = 16_384
WARM = 50


def seeds() -> list[bytes]:
    """Give inputs to begin with: the examples, and what stands beside the checkout, if anything does."""
    found = [path.read_bytes() for path in ROOT.glob("examples/*.md")]
    found += [path.read_bytes() for path in SHARED.glob("corpus/*/**/*") if path.is_file()]
    for path in SHARED.glob("vectors/*.json"):
        vectors = json.loads(path.read_text("utf-8"))
        found += [data for vector in vectors if isinstance(vector, dict) for data in inputs(vector)]
    return [data for data in found if len(data) <= LARGEST_SEED]


def inputs(vector: dict[str, Any]) -> list[bytes]:
    """Give what a vector puts in."""
    if "b64" in vector or "z" in vector:
        data = base64.b64decode(vector.get("b64") or vector["z"])
        return [zlib.decompress(data) if "z" in vector else data]
    texts = [vector[key] for key in ("payload", "md", "plain", "text") if key in vector]
    return [text.encode("utf-8", "ignore") for text in texts]


def main() -> None:
    """Fuzz one target for some seconds; a finding is kept and ends the run with an error."""
    name, seconds = sys.argv[1], int(sys.argv[2])
    corpus, findings = FINDINGS / name / "corpus", FINDINGS / name / "findings"
    for folder in (corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds()):
        # The first two bytes choose the format and the name.
        head = bytes((0, number % len(NAMES) * 2)) if name == "read" else b""
        (corpus / f"seed-{number}").write_bytes(head + data)
        if number < WARM:  # what is loaded while a text is read would count as slow reading
            TARGETS[name](head + data)
    options = [f"-max_total_time={seconds}", "-timeout=20", "-max_len=4096", "-rss_limit_mb=2048"]
    again = sys.argv[3:]
    options += [f"-artifact_prefix={findings}/", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *(again or [str(corpus)]), *options], TARGETS[name])
    atheris.Fuzz()


main()
