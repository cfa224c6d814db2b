"""What is answered to any address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.preview import Documents, Settings
from aic_faq.preview._responses import respond, state
from tests.preview.conftest import GOOD

SECRET = "nobody may read this"  # noqa: S105 - it is none
PARTS = ("..", ".", "", "secret.png", "secret.md", "faq.md", "documents", "0", "page", "%2e%2e", "%2f", "%5c")
PATHS = st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map("/".join), st.text().map(quote))


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[..., Settings]) -> Documents:
    """Give a document beside files that nobody may read."""
    folder: Path = tmp_path_factory.mktemp("preview") / "content"
    folder.mkdir()
    for place in (folder, folder.parent):
        for name in ("secret.png", "secret.md"):
            (place / name).write_text(SECRET)
    (folder / "faq.md").write_text(GOOD.replace("Yes.", "'![x](../secret.png)'"), "utf-8")
    return Documents([str(folder / "faq.md")], make_settings)


@given(path=PATHS, of_page=st.booleans())
def test_no_address_leads_to_a_file(documents: Documents, path: str, *, of_page: bool) -> None:
    """Whatever is asked for, there is an answer, and it is a view or a line that says no."""
    response = respond(documents, f"/documents/0/page/{path}" if of_page else f"/{path}")

    assert response.status in {200, 404}
    assert SECRET.encode() not in response.body
    assert "default-src 'none'" in response.policy


def test_the_state_names_documents_visibly(folder: Path, make_settings: Callable[..., Settings]) -> None:
    """What a file is called need not be text, and is content like any other."""
    (folder / "a\u202eb.md").write_text(GOOD, "utf-8")
    described = state(Documents(["a\u202eb.md"], make_settings))["documents"]

    assert isinstance(described, list)
    assert "a\\u202eb.md" == described[0]["name"]
