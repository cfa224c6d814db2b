"""The commands ``build`` and ``export``, their options and what they write where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import aic_faq
from aic_faq.exporters.html import HTMLExporter
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.exporters.text import TextExporter

BASE = "https://example.org"


_Run = Callable[..., tuple[int, str, str]]


class TestBuild:
    """``aic-faq build``."""

    def test_a_site_is_page_jsonld_and_text(self, folder: Path, run: _Run) -> None:
        """Three files are written into a new folder, and their paths printed."""
        code, out, err = run("build", "faq.md", "-o", "new/site", "--base-url", BASE, "--language", "fr")

        faq = aic_faq.load("faq.md")
        assert (0, "new/site/index.html\nnew/site/faq.jsonld\nnew/site/faq.txt\n", "") == (code, out, err)
        assert {
            "index.html": HTMLExporter(base_url=BASE, language="fr").export(faq),
            "faq.jsonld": JSONLDExporter(base_url=BASE, language="fr").export(faq),
            "faq.txt": TextExporter(base_url=BASE).export(faq),
        } == {path.name: path.read_bytes().decode("utf-8") for path in (folder / "new" / "site").iterdir()}

    def test_the_options_of_html_reach_the_page(self, folder: Path, run: _Run) -> None:
        """Profile, level and what is open are those of the exporter."""
        assert 0 == run("build", "faq.md", "-o", ".", "--heading-level", "3", "--open", "first")[0]
        expected = HTMLExporter(heading_level=3, open="first").export(aic_faq.load("faq.md"))
        assert expected == (folder / "index.html").read_bytes().decode("utf-8")

        assert 0 == run("build", "faq.md", "-o", ".", "--profile", "headings")[0]
        expected = HTMLExporter(profile="headings").export(aic_faq.load("faq.md"))
        assert expected == (folder / "index.html").read_bytes().decode("utf-8")

    def test_what_html_can_show_is_shown(self, folder: Path, run: _Run) -> None:
        """Contents, dates, tags, links to edit, a template: each option is that of the exporter."""
        (folder / "t.html").write_text(
            '{% extends "aic_faq/page.html" %}{% block after %}!{% endblock %}', "utf-8"
        )
        options = {"contents": "questions", "edit_url": "https://x.example/{path}", "template": "t.html"}
        given = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
        assert 0 == run("build", "faq.md", "-o", ".", "--dates", "--tags", *given)[0]
        exporter = HTMLExporter(**options, dates=True, tags=True)  # type: ignore[arg-type]
        expected = exporter.export(aic_faq.load("faq.md"))
        assert expected == (folder / "index.html").read_bytes().decode("utf-8")

    def test_answers_are_opened_by_id(self, folder: Path, run: _Run) -> None:
        """Ids can be several; none, first and all stand alone; what no question has is refused."""
        question = "  - {title: Quoi ?, desc: x, aliases: [was]}\n---\n"
        document = (folder / "faq.md").read_text("utf-8").removesuffix("---\n") + question
        (folder / "faq.md").write_text(document, "utf-8")
        assert 0 == run("build", "faq.md", "-o", ".", "--open", "ou-est-ce", "--open", "was")[0]
        assert 2 == (folder / "index.html").read_text("utf-8").count('<details class="faq-question" open>')
        code, _, err = run("build", "faq.md", "-o", ".", "--open", "frist")
        assert (2, True) == (code, "no question has the id 'frist'; did you mean 'first'?" in err)
        code, _, err = run("build", "faq.md", "-o", ".", "--open", "?")
        assert (2, True) == (code, err.endswith("no question has the id '?'\n"))
        code, _, err = run("build", "faq.md", "-o", ".", "--open", "first", "--open", "was")
        assert (2, True) == (code, "--open takes none, first or all alone, or ids only" in err)

    def test_a_template_that_fails_is_wrong_usage(self, folder: Path, run: _Run) -> None:
        """Its line is named; one that is not there is a file that cannot be read."""
        (folder / "t.html").write_text("\n{{ x }}", "utf-8")
        code, _, err = run("build", "faq.md", "-o", ".", "--template", "t.html")
        # The oldest Jinja says ./t.html.
        assert (2, True) == (code, "--template: t.html:2: 'x' is undefined" in err.replace("./", ""))
        code, _, err = run("build", "faq.md", "-o", ".", "--template", "u.html")
        assert (3, True) == (code, "u.html: error: no such file or directory" in err)
        assert not (folder / "index.html").exists()

    def test_nothing_is_written_before_everything_is_exported(
        self, folder: Path, run: _Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A defect in the last exporter leaves not even the folder."""

        def fail(_exporter: TextExporter, _faq: aic_faq.FAQ) -> str:
            raise ZeroDivisionError

        monkeypatch.setattr(TextExporter, "export", fail)
        with pytest.raises(ZeroDivisionError):
            run("build", "faq.md", "-o", "site")

        assert ["faq.md"] == [path.name for path in folder.iterdir()]

    def test_standard_input_is_a_document(self, folder: Path, run: _Run) -> None:
        """A hyphen stands for standard input."""
        document = (folder / "faq.md").read_bytes()

        assert 0 == run("build", "-", "-o", "site", stdin=document)[0]
        assert TextExporter().export(aic_faq.load("faq.md")) == (folder / "site" / "faq.txt").read_text(
            "utf-8"
        )

    def test_the_seed_gives_a_site(self, run: _Run) -> None:
        """The founding document has no problem to report."""
        seed = Path(__file__).parents[2] / "examples" / "accelerateur.md"

        code, out, err = run("build", str(seed), "-o", "site", "--base-url", BASE)

        assert (0, 3, "") == (code, len(out.splitlines()), err)


class TestExport:
    """``aic-faq export``."""

    @pytest.mark.parametrize(
        ("options", "exporter"),
        [
            (("--to", "html"), HTMLExporter()),
            (("--to", "html", "--fragment"), HTMLExporter(standalone=False)),
            (("--to", "html", "--page", "--base-url", BASE), HTMLExporter(base_url=BASE)),
            (("--to", "html", "--language", "fr", "--open", "all"), HTMLExporter(language="fr", open="all")),
            (
                ("--to", "html", "--fragment", "--profile", "dsfr", "--script"),
                HTMLExporter(standalone=False, profile="dsfr", script=True),
            ),
            (("--to", "jsonld", "--base-url", BASE), JSONLDExporter(base_url=BASE)),
            (
                ("--to", "jsonld", "--answers", "text", "--layout", "graph", "--author-type", "Organization"),
                JSONLDExporter(answers="text", layout="graph", author_type="Organization"),
            ),
            (
                ("--to", "jsonld", "--publisher", "A", "--publisher-url", BASE, "--is-part-of", BASE),
                JSONLDExporter(publisher="A", publisher_url=BASE, is_part_of=BASE),
            ),
            (("--to", "text", "--width", "40"), TextExporter(width=40)),
            (
                ("--to", "text", "--questions", "numbered", "--links", "notes", "--id-prefix", "q-"),
                TextExporter(questions="numbered", links="notes", id_prefix="q-"),
            ),
            (
                ("--to", "html", "--no-permalinks", "--no-jsonld"),
                HTMLExporter(permalinks=False, jsonld=False),
            ),
            (("--to", "text", "-o", "-"), TextExporter()),
        ],
    )
    def test_the_result_is_that_of_the_exporter(
        self, options: tuple[str, ...], exporter: aic_faq.Exporter, run: _Run
    ) -> None:
        """Standard output gets what the library gives, and nothing else."""
        assert (0, exporter.export(aic_faq.load("faq.md")), "") == run("export", "faq.md", *options)

    def test_a_file_gets_the_result_instead(self, folder: Path, run: _Run) -> None:
        """With -o, standard output stays empty."""
        assert (0, "", "") == run("export", "faq.md", "--to", "text", "-o", "faq.txt")
        assert TextExporter().export(aic_faq.load("faq.md")) == (folder / "faq.txt").read_bytes().decode(
            "utf-8"
        )

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (("--to", "text", "--fragment"), "--fragment means nothing to --to text"),
            (("--to", "text", "--page"), "--page means nothing to --to text"),
            (("--to", "jsonld", "--width", "40"), "--width means nothing to --to jsonld"),
            (("--to", "jsonld", "--open", "all"), "--open means nothing to --to jsonld"),
            (("--to", "html", "--layout", "graph"), "--layout means nothing to --to html"),
            (
                ("--to", "html", "--profile", "dl", "--open", "all"),
                "--open means nothing to the profile 'dl', which shows every answer",
            ),
            (("--to", "html", "--assets-url", "/x"), "--assets-url means nothing to the profile 'details'"),
            (("--to", "jsonld", "--is-part-of", "/"), "--is-part-of must be an absolute address such as"),
            (("--to", "html", "--base-url", "/faq"), "--base-url must be an absolute address such as"),
            (("--to", "html", "--language", "?"), "--language must be a BCP 47 tag such as"),
            (("--to", "text", "--width", "0"), "--width must be "),
            (("--to", "html", "--heading-level", "1"), "--heading-level must be >= 2: 1"),
            (("--to", "html", "--heading-level", "7"), "Invalid value for '--heading-level': 7 is not in"),
            (
                ("--to", "pdf"),
                "Invalid value for '--to': no format is called 'pdf': expected one of html",
            ),
            ((), "Missing option '--to'"),
        ],
    )
    def test_options_that_cannot_be_leave_with_2(
        self, options: tuple[str, ...], message: str, run: _Run
    ) -> None:
        """What was wrong is named as it was written, before any document is read."""
        code, out, err = run("export", "missing.md", *options)

        assert (2, "") == (code, out)
        assert err.splitlines()[-1].startswith(f"Error: {message}") or f"Error: {message}" in err

    def test_a_document_that_is_no_text_is_a_problem_on_standard_input_as_well(self, run: _Run) -> None:
        """Bytes that are not UTF-8 are content, not a file that cannot be read."""
        code, out, err = run("export", "-", "--to", "text", stdin=b"---\ntitle: \xe9\n---\n")

        assert (1, "") == (code, out)
        assert "<stdin>:2:8: error: byte 0xe9 is not UTF-8 [not-utf8]\nhint: save the file as UTF-8\n" == err

    def test_standard_input_is_read_no_further_than_the_limit(self, run: _Run) -> None:
        """An endless stream ends in an error, not in a full memory."""
        code, _, err = run("export", "-", "--to", "text", stdin=b"x" * (8 * 1024 * 1024 + 1))

        assert (1, "<stdin>:1:1: error: the document has more than 8388608 bytes [limit]") == (
            code,
            err.splitlines()[0],
        )
