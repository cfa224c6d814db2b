"""The floor: the least script that makes the three outputs, without a single check.

``python benchmarks/floor.py FILE FOLDER`` is also a whole program, to be
compared with ``aic-faq build``.
"""

from __future__ import annotations

import html
import json
import re
import sys
from typing import Any

import yaml
from markdown_it import MarkdownIt

BASE_URL = "https://citoyens.transformation.gouv.fr"


def front_matter(text: str) -> str:
    """Cut out the YAML."""
    return text.split("---\n", 2)[1]


def ids_of(titles: list[str]) -> list[str]:
    """Make the ids out of the titles."""
    return ["faq-" + re.sub(r"\W+", "-", title.lower()).strip("-") for title in titles]


def absolute(answer: str) -> str:
    """Make root-relative links absolute."""
    return answer.replace('href="/', f'href="{BASE_URL}/')


def stripped(answer: str) -> str:
    """Take the tags out."""
    return html.unescape(re.sub(r"<[^>]*>", "", answer))


def to_jsonld(data: dict[str, Any], ids: list[str], answers: list[str]) -> str:
    """Write the FAQPage."""
    url = BASE_URL + data["url"]
    questions = [
        {"@type": "Question", "@id": f"{url}#{id_}", "url": f"{url}#{id_}", "name": question["title"]}
        | {"acceptedAnswer": {"@type": "Answer", "text": answer, "url": f"{url}#{id_}"}}
        for question, id_, answer in zip(data["questions"], ids, answers, strict=True)
    ]
    page = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "@id": url,
        "url": url,
        "name": data["title"],
    }
    return json.dumps(page | {"mainEntity": questions}, ensure_ascii=False)


def to_html(data: dict[str, Any], ids: list[str], answers: list[str], contact: str, jsonld: str) -> str:
    """Write the standalone page."""
    title = html.escape(data["title"])
    items = "".join(
        f"<details><summary>{html.escape(question['title'])}</summary>"
        f'<div id="{id_}">{answer}</div></details>\n'
        for question, id_, answer in zip(data["questions"], ids, answers, strict=True)
    )
    script = f'<script type="application/ld+json">{jsonld}</script>'
    head = f'<head><meta charset="utf-8"><title>{title}</title>{script}</head>'
    return f'<!DOCTYPE html><html lang="fr">{head}<body><h1>{title}</h1>{items}{contact}</body></html>\n'


def to_text(data: dict[str, Any], answers: list[str], contact: str) -> str:
    """Write titles and answers."""
    questions = zip(data["questions"], answers, strict=True)
    items = (f"{question['title']}\n\n{stripped(answer)}\n" for question, answer in questions)
    return f"{data['title']}\n\n" + "\n".join(items) + "\n" + stripped(contact)


def run(text: str) -> tuple[str, str, str]:
    """Make the page, the JSON-LD and the text; Markdown is parsed once an answer."""
    data = yaml.load(front_matter(text), yaml.CSafeLoader)
    render = MarkdownIt("commonmark").enable("table").render
    ids = ids_of([question["title"] for question in data["questions"]])
    answers = [absolute(render(question["desc"])) for question in data["questions"]]
    contact = absolute(render(data["contact"]))
    jsonld = to_jsonld(data, ids, answers)
    return to_html(data, ids, answers, contact, jsonld), jsonld, to_text(data, answers, contact)


def main(path: str, folder: str) -> None:
    """Write the three files of a document."""
    with open(path, encoding="utf-8") as file:
        outputs = run(file.read())
    for name, output in zip(("index.html", "faq.jsonld", "faq.txt"), outputs, strict=True):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            file.write(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
