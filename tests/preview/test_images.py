"""The only files that the preview serves: images that a document shows, out of its own folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from aic_faq.preview import Documents, Settings, _images
from aic_faq.preview._images import image, stamp
from aic_faq.preview._snapshot import Snapshot

SHOWN = (
    *(
        "dot.png",
        "./img/Dot%20two.PNG",
        "img/../up.svg?x#y",
        "gone.gif",
        "faq.md",
        "folder.png",
        "large.webp",
    ),
    *("link.png", "linked/secret.png", ".hidden.png", ".git/x.png", "//example.org/x.png"),
    *("../secret.png", "/etc/x.png", "%2e%2e/secret.png", "nul%00.png"),
)


@pytest.fixture
def served(tmp_path: Path, make_settings: Callable[..., Settings]) -> tuple[str, Snapshot]:
    """Give a document that shows all kinds of images, most of them not there."""
    content = tmp_path / "content"
    for name in ("content/img", "content/.git", "content/folder.png", "outside"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("dot.png", "img/Dot two.PNG", "up.svg", ".hidden.png", ".git/x.png", "unshown.png"):
        (content / name).write_bytes(name.encode())
    (content / "large.webp").write_bytes(b"x" * 100)
    for name in ("secret.png", "outside/secret.png"):
        (tmp_path / name).write_bytes(b"secret")
    (content / "link.png").symlink_to("../secret.png")
    (content / "linked").symlink_to("../outside")
    answer = " ".join(f"![x]({address})" for address in SHOWN)
    text = f"---\nquestions:\n  - title: Q?\n    desc: {answer!r}\n---\n"
    (content / "faq.md").write_text(text, "utf-8")
    shown = Documents([str(content / "faq.md")], make_settings).shown[0]
    return shown.name, shown.snapshot


@pytest.mark.parametrize(
    ("path", "media_type", "data"),
    [
        ("dot.png", "image/png", b"dot.png"),
        ("img/Dot%20two.PNG", "image/png", b"img/Dot two.PNG"),
        ("up.svg", "image/svg+xml", b"up.svg"),
    ],
)
def test_images_are_served(path: str, media_type: str, data: bytes, served: tuple[str, Snapshot]) -> None:
    """Addresses are taken as browsers send them."""
    assert (media_type, data) == image(*served, path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "gone.gif",
        "unshown.png",
        "faq.md",
        "link.png",
        "linked/secret.png",
        ".hidden.png",
        ".git/x.png",
        "../secret.png",
        "..%2fsecret.png",
        "%2e%2e/secret.png",
        "img/../../secret.png",
        "/etc/x.png",
        "%2fetc/x.png",
        "img%5c..%5cdot.png",
        "nul%00.png",
        "folder.png",
        "example.org/x.png",
        quote("\ud800.png", errors="surrogatepass"),
    ],
)
def test_nothing_else_is_served(path: str, served: tuple[str, Snapshot]) -> None:
    """No other file, no traversal, no hidden file, and nothing that a link leads to outside."""
    assert image(*served, path) is None


def test_large_images_are_left_out(served: tuple[str, Snapshot], monkeypatch: pytest.MonkeyPatch) -> None:
    """What would fill the memory is not read."""
    assert image(*served, "large.webp") is not None
    monkeypatch.setattr(_images, "_LARGEST", 99)
    assert image(*served, "large.webp") is None


def test_a_folder_has_its_images_in_itself(tmp_path: Path, make_settings: Callable[..., Settings]) -> None:
    """The images of a FAQ that is a folder stand in or below it."""
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: Is it?\n---\n![x](dot.png)\n", "utf-8")
    (folder / "dot.png").write_bytes(b"dot")
    shown = Documents([str(folder)], make_settings).shown[0]

    assert ("image/png", b"dot") == image(shown.name, shown.snapshot, "dot.png")


def test_a_stamp_tells_whether_images_have_changed(
    tmp_path: Path, make_settings: Callable[..., Settings]
) -> None:
    """It is another where one has come, has changed or has gone, and the same where nothing has."""
    (tmp_path / "faq.md").write_text(
        "---\nquestions:\n  - {title: Q?, desc: '![x](img/dot.png) ![x](nul%00.png)'}\n---\n", "utf-8"
    )
    snapshot = Documents([str(tmp_path / "faq.md")], make_settings).shown[0].snapshot
    name, file = str(tmp_path / "faq.md"), tmp_path / "img" / "dot.png"
    file.parent.mkdir()
    stamps = [stamp(name, snapshot)]
    for content in (b"dot", b"other"):
        file.write_bytes(content)
        stamps.append(stamp(name, snapshot))
    os.utime(file, (1, 1))
    stamps.append(stamp(name, snapshot))

    assert len(stamps) == len(set(stamps))
    assert stamps[-1] == stamp(name, snapshot)
    file.unlink()
    assert stamps[0] == stamp(name, snapshot)


HTML = "<!doctype html><title>FAQ</title><h2>Is it?</h2><p>It is. {}</p><h2>Who is it?</h2><p>I am.</p>"
MARKDOWN = "---\nquestions:\n  - title: Is it?\n    desc: |-\n      It is. {}\n---\n"


@pytest.mark.parametrize(
    ("name", "text", "paths"),
    [
        ("faq.md", MARKDOWN.format("a ! b < c"), set()),
        ("faq.md", MARKDOWN.format("![x](dot.png)"), {"dot.png"}),
        ("faq.md", MARKDOWN.format("![x][y]\n\n      [y]: dot.png"), {"dot.png"}),
        ("faq.md", MARKDOWN.format('<img src="dot.png" alt="x">'), {"dot.png"}),
        ("faq.html", HTML.format('<img src="dot.png" alt="x">'), {"dot.png"}),
    ],
)
def test_images_are_found_however_they_are_written(
    name: str, text: str, paths: set[str], tmp_path: Path, make_settings: Callable[..., Settings]
) -> None:
    """Markdown has several ways, and HTML its own."""
    (tmp_path / name).write_text(text, "utf-8")
    shown = Documents([str(tmp_path / name)], make_settings).shown[0]

    assert shown.snapshot.is_good
    assert paths == shown.snapshot.images
