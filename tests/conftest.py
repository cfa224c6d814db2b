"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# No speed is measured here, benchmarks/ does that: a busy machine must not fail a test. The same
# examples each time tell a change that breaks something from luck, and more of them would find the
# same in each run; --hypothesis-profile=explore looks for others, and so does fuzz/.
settings.register_profile("aic-faq", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=15)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("aic-faq")

_SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder with the corpus of real documents, where it stands beside the checkout."""
    if not (_SHARED / "corpus").is_dir():
        pytest.skip("the corpus of real documents is not beside this checkout (../shared)")
    return _SHARED
