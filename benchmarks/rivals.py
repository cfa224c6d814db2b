"""Other tools on the same questions, in an environment of their own.

FAQtory needs older releases of packages that aic-faq uses, so ``--rivals`` names
a Python that has the dependency group ``rivals`` of pyproject.toml;
``nox -s bench`` makes one.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from benchmarks import floor
from benchmarks.documents import BASE_URL, SEED_FILE, document
from benchmarks.measure import ROOT, Sample, own_seconds, processes
from benchmarks.report import Row, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ("folders", "whole_process", "write_folder")

_PROGRAMS = Path(__file__).resolve().parent / "programs"
_SEED_TEMPLATE = (
    "# FAQ\n{% for question in questions %}\n## {{ question.title }}\n\n{{ question.body }}\n{% endfor %}"
)


def whole_process(rivals: Path, rounds: int) -> Iterator[Row]:
    """Compare the commands from start to end on the seven questions of the founding document."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(SEED_FILE.read_text(encoding="utf-8"), folder / "questions")
        _configure_faqtory(folder)
        ours = str(Path(sys.executable).with_name("aic-faq"))
        site = str(folder / "site")
        commands = {
            "ours": (ours, "build", str(SEED_FILE), "-o", site, "--base-url", BASE_URL),
            "faqtory": (str(rivals.with_name("faqtory")), "build", "-c", str(folder / "faq.yml")),
        }
        samples = processes(commands, rounds)
    measure = "founding document, whole process, times faster than `faqtory build`"
    yield row(measure, samples["ours"], samples["faqtory"], must=1.9, aim=2.5, better="higher")


def folders(rivals: Path, count: int, rounds: int) -> Iterator[Row]:
    """Compare pages made from a folder with a file for each question."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "questions")
        titles = write_folder(document(count), folder)
        programs = {
            "page": (sys.executable, "folder_ours.py", "html"),
            "markdown": (sys.executable, "folder_ours.py", "markdown"),
            "mistune": (str(rivals), "folder_mistune.py"),
            "faqtory": (str(rivals), "folder_faqtory.py"),
        }
        outputs = {key: Path(name, f"{key}.out") for key in programs}
        commands = {
            key: (python, str(_PROGRAMS / script), str(folder), str(outputs[key]), *options)
            for key, (python, script, *options) in programs.items()
        }
        for key, command in commands.items():
            subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
            _refuse_gaps(outputs[key], titles)
        samples = own_seconds(commands, rounds)
    yield from _folder_rows(f"folder of {count:,} files", samples)


def _folder_rows(name: str, samples: Mapping[str, Sample]) -> Iterator[Row]:
    yield row(
        f"{name} to a page, times faster than python-frontmatter, mistune and Jinja",
        samples["page"],
        samples["mistune"],
        must=1.5,
        aim=2.5,
        better="higher",
    )
    yield row(
        f"{name} to one page of Markdown, times faster than FAQtory, which parses no Markdown",
        samples["markdown"],
        samples["faqtory"],
        must=1.0,
        aim=1.5,
        better="higher",
    )


def write_folder(text: str, folder: Path) -> list[str]:
    """Write each question of a document of the founding shape as FAQtory has it; give the titles."""
    folder.mkdir(parents=True)
    questions = yaml.load(floor.front_matter(text), yaml.CSafeLoader)["questions"]
    for number, question in enumerate(questions):
        head = yaml.dump({"title": question["title"]}, allow_unicode=True, width=10_000)
        path = folder / f"{number:05}.question.md"
        path.write_text(f"---\n{head}---\n{question['desc']}\n", encoding="utf-8")
    return [question["title"] for question in questions]


def _configure_faqtory(folder: Path) -> None:
    templates = folder / ".faq"
    templates.mkdir()
    (templates / "FAQ.md").write_text(_SEED_TEMPLATE, encoding="utf-8")
    settings = {
        "faq_url": BASE_URL,
        "questions_path": str(folder / "questions"),
        "output_path": str(folder / "FAQ.md"),
        "templates_path": str(templates),
    }
    (folder / "faq.yml").write_text(yaml.dump(settings), encoding="utf-8")


def _refuse_gaps(output: Path, titles: Sequence[str]) -> None:
    """Stop where an output lacks a question: nobody wins by leaving work out."""
    words = " ".join(re.findall(r"\w+", output.read_text(encoding="utf-8").replace("&#39;", "'")))
    missing = [title for title in titles if " ".join(re.findall(r"\w+", title)) not in words]
    if missing:
        message = f"{output.name} lacks {len(missing)} questions, such as {missing[0]!r}"
        raise AssertionError(message)
