"""Bad input is reported with place and hint, and leaves outputs as they were.

``bad/`` holds documents, and beside each what standard error says of it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

BAD = Path(__file__).parent / "bad"
DOCUMENTS = sorted(path for path in BAD.iterdir() if path.suffix in {".md", ".txt"})
OUTPUTS = ("faq.jsonld", "faq.txt", "index.html")


def _former_site(folder: Path) -> dict[str, bytes]:
    site = folder / "site"
    site.mkdir()
    for name in OUTPUTS:
        (site / name).write_bytes(b"former " + name.encode())
    return _site(folder)


def _site(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "site").iterdir()}


@pytest.mark.parametrize("document", [pytest.param(path, id=path.name) for path in DOCUMENTS])
def test_a_bad_document_is_reported_and_nothing_is_written(document: Path, folder: Path, run: Run) -> None:
    """Exit code 1, the problems on standard error, the former outputs byte for byte."""
    shutil.copy(document, folder)
    former = _former_site(folder)

    code, out, err = run("build", document.name, "-o", "site")

    assert (1, "") == (code, out)
    assert document.with_suffix(".stderr").read_text(encoding="utf-8") == err
    assert former == _site(folder)


@pytest.mark.parametrize("document", [pytest.param(path, id=path.name) for path in DOCUMENTS])
def test_a_bad_document_is_reported_in_the_common_shape(document: Path, folder: Path, command: Run) -> None:
    """A process, too, says path, line, column, severity, message, code and hint, and leaves with 1."""
    shutil.copy(document, folder)

    code, out, err = command("export", document.name, "--to", "html")

    assert (1, "") == (code, out)
    assert re.match(rf"{re.escape(document.name)}:\d+:\d+: (error|warning): .+ \[[a-z0-9-]+\]\n", err)
    assert re.search(r"^hint: .", err, re.MULTILINE)
    assert "Traceback" not in err
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            ("missing.md",),
            "missing.md: error: no such file or directory [file-access]\n"
            "hint: check the path; the folder of a file must exist\n",
            id="missing file",
        ),
        pytest.param(
            ("/dev/zero",),
            "/dev/zero: error: not a regular file [file-access]\n"
            "hint: name a plain file; pipes and devices are not read, and folders not replaced\n",
            id="device",
        ),
        pytest.param(
            ("faq.md/faq.md",),
            "faq.md/faq.md: error: not a directory [file-access]\n"
            "hint: a file stands where a folder is needed: name another place\n",
            id="below a file",
        ),
        pytest.param(
            ("\x1b[31m\udcff.md",),
            "\\x1b[31m\\udcff.md: error: no such file or directory [file-access]\n"
            "hint: check the path; the folder of a file must exist\n",
            id="name that no terminal should see",
        ),
    ],
)
def test_what_cannot_be_read_leaves_with_3(
    arguments: tuple[str, ...], expected: str, folder: Path, run: Run
) -> None:
    """The file, the reason and a hint; the former outputs byte for byte."""
    former = _former_site(folder)

    assert (3, "", expected) == run("build", *arguments, "-o", "site")
    assert former == _site(folder)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param(
            "faq.md",
            "faq.md: error: not a directory [file-access]\n"
            "hint: a file stands where a folder is needed: name another place\n",
            id="file instead of the folder",
        ),
        pytest.param(
            "faq.md/site",
            "faq.md/site: error: not a directory [file-access]\n"
            "hint: a file stands where a folder is needed: name another place\n",
            id="file above the folder",
        ),
        pytest.param(
            "n" * 300,
            "n" * 300 + ": error: file name too long [file-access]\n"
            "hint: check the path, the permissions and the free space\n",
            id="name too long",
        ),
    ],
)
def test_a_folder_that_cannot_be_made_leaves_with_3(output: str, expected: str, run: Run) -> None:
    """The folder, the reason and a hint."""
    assert (3, "", expected) == run("build", "faq.md", "-o", output)


def test_one_output_that_cannot_be_written_leaves_all_as_they_were(folder: Path, run: Run) -> None:
    """A folder in the place of the last file stops the others before they are replaced."""
    former = {name: data for name, data in _former_site(folder).items() if name != "faq.txt"}
    (folder / "site" / "faq.txt").unlink()
    (folder / "site" / "faq.txt").mkdir()

    code, out, err = run("build", "faq.md", "-o", "site")

    assert (3, "") == (code, out)
    assert err.startswith("site/faq.txt: error: not a regular file [file-access]\nhint: ")
    (folder / "site" / "faq.txt").rmdir()
    assert former == _site(folder)


@pytest.mark.parametrize("arguments", [("-o", "faq.md"), ("-o", "link"), ("-o", "./faq.md")])
def test_the_source_is_never_overwritten(arguments: tuple[str, ...], folder: Path, run: Run) -> None:
    """An output that is the document is refused, whatever it is called."""
    (folder / "link").symlink_to("faq.md")
    document = (folder / "faq.md").read_bytes()

    code, _, err = run("export", "faq.md", "--to", "text", *arguments)

    assert 3 == code
    assert err == (
        f"{arguments[1]}: error: is the document that is read [file-access]\n"
        "hint: name another file or folder to write to\n"
    )
    assert document == (folder / "faq.md").read_bytes()


def test_a_site_never_overwrites_the_document_inside_it(folder: Path, run: Run) -> None:
    """A document that has the name of an output is not lost, and nothing else is written."""
    (folder / "site").mkdir()
    (folder / "faq.md").rename(folder / "site" / "faq.txt")
    former = _site(folder)

    assert 3 == run("build", "site/faq.txt", "-o", "site")[0]
    assert former == _site(folder)


def test_a_redirected_source_is_never_overwritten(folder: Path, command: Run) -> None:
    """Standard input may be a file as well."""
    document = (folder / "faq.md").read_bytes()

    code, _, err = command("export", "-", "--to", "text", "-o", "faq.md", redirect="< faq.md")

    assert (3, "faq.md: error: is the document that is read [file-access]") == (code, err.splitlines()[0])
    assert document == (folder / "faq.md").read_bytes()
