"""Hostile documents and what becomes of them: a script that reads each, exports it, and looks at the outputs.

``python -m tests.vectors FOLDER`` writes one line of JSON for each vector. It runs in a process of its own,
with limits of time and memory that nothing can get around.
"""

from __future__ import annotations

import base64
import json
import re
import resource
import sys
import time
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aic_faq
from aic_faq.characters import find_control
from aic_faq.readers import read_data

CPU_SECONDS, ADDRESS_SPACE = 1_200, 2 * 1024**3
# Looked up once: it takes as long as reading does.
EXPORTERS = aic_faq.exporter_names()
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
# What browsers run or load, or what takes a page over.
FORBIDDEN = frozenset({
    "applet", "base", "embed", "form", "frame", "frameset", "iframe", "input", "math", "noscript",
    "object", "script", "svg", "template",
})  # fmt: skip
URLS = frozenset({
    "action", "background", "cite", "data", "formaction", "href", "longdesc", "poster", "src", "srcset",
    "xlink:href",
})  # fmt: skip
# What browsers leave out of an address before they look for its scheme, and what that is.
IGNORED = re.compile(r"\A[\x00-\x20]+|[\t\n\r]")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
RASTERS = ("data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")


class Inspector(HTMLParser):
    """Find what no output may hold; text of scripts that hold data is collected."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.data: list[str] = []
        self._open: list[str] = []
        self._ids: set[str] = set()
        self._holds_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        if tag not in VOID:
            self._open.append(tag)
        holds_data = tag == "script" and dict(attrs) == {"type": "application/ld+json"}
        self._holds_data = holds_data
        if tag in FORBIDDEN and not holds_data:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in {"srcdoc", "style"}:
            self.found.append(f"{name} of <{tag}>")
        if name == "id":
            if value in self._ids:
                self.found.append(f"two ids {value}")
            self._ids.add(value)
        if name in URLS:
            address = IGNORED.sub("", value).lower()
            scheme = SCHEME.match(address)
            raster = tag == "img" and name == "src" and address.startswith(RASTERS)
            if scheme is not None and scheme[1] not in SCHEMES and not raster:
                self.found.append(f"{name} {value[:60]}")
        if tag == "meta" and name == "http-equiv":
            self.found.append("meta refresh")

    def handle_endtag(self, tag: str) -> None:
        """Expect the end of what was opened last."""
        self._holds_data = False
        if not self._open or self._open.pop() != tag:
            self.found.append(f"unbalanced </{tag}>")

    def handle_data(self, data: str) -> None:
        """Collect what stands in a script."""
        if self._holds_data:
            self.data.append(data)

    def handle_comment(self, data: str) -> None:
        """Expect no comments: content could end them."""
        self.found.append(f"comment {data[:40]}")

    def finish(self) -> list[str]:
        """Give everything that was found."""
        self.close()
        return [*self.found, *(f"<{tag}> is not closed" for tag in self._open)]


def problems_of_html(html: str) -> list[str]:
    """Find what no HTML of ours may hold, in its JSON-LD too."""
    inspector = Inspector()
    inspector.feed(html)
    found = inspector.finish()
    return found + [problem for data in inspector.data for problem in problems_of_jsonld(data)]


def problems_of_jsonld(text: str) -> list[str]:
    """Find what no JSON-LD may hold: its answers are HTML."""
    found = ["<, > or & in JSON-LD"] if set("<>&\u2028\u2029") & set(text) else []
    page = json.loads(text)
    urls = [page.get("url"), page.get("@id")]
    for question in page["mainEntity"]:
        answer = question["acceptedAnswer"]
        urls += [question.get("url"), question.get("@id"), answer.get("url")]
        found += [f"JSON-LD: {problem}" for problem in problems_of_html(answer["text"])]
    found += [f"url {url}" for url in urls if url and urlsplit(url).scheme not in {"http", "https"}]
    return found


INSPECTED = {"html": problems_of_html, "jsonld": problems_of_jsonld}


def problems_of_output(faq: aic_faq.FAQ) -> Iterator[str]:
    """Export a FAQ in every format, and find what no output may hold."""
    for name in EXPORTERS:
        output = aic_faq.export(faq, name)
        found = INSPECTED[name](output) if name in INSPECTED else []
        if find_control(output) is not None:
            found = [*found, "a control character"]
        yield from (f"{name}: {problem}" for problem in found)


def data_of(vector: dict[str, Any]) -> bytes | None:
    """Give the one text of a vector, or None where it has fields."""
    if "b64" in vector:
        return base64.b64decode(vector["b64"])
    if "z" in vector:
        return zlib.decompress(base64.b64decode(vector["z"]))
    if "parts" in vector:
        return "".join(text * times for text, times in vector["parts"]).encode("utf-8", "surrogatepass")
    text = next((vector[key] for key in ("payload", "md", "plain", "text") if key in vector), None)
    return None if text is None else text.encode("utf-8", "surrogatepass")


def documents(vector: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Give the documents that a vector makes, with what they are meant to be."""
    data = data_of(vector)
    if data is None:
        yield "fields", of_fields(vector["fields"])
        return
    text = data.decode("utf-8", "surrogatepass") if is_text(data) else ""
    kind = vector["class"]
    role = vector.get("body") or next((name for name in ("md", "plain") if name in vector), "")
    if kind == "yaml-suite":
        yield (
            "YAML",
            b"---\nquestions:\n- title: a\n  desc: b\nx:\n"
            + b"".join(b"  " + line for line in data.splitlines(keepends=True))
            + b"\n---\n",
        )
        yield "data", data
    elif "parts" in vector and role:
        yield (role, of_texts("A?", text) if role == "md" else of_texts(text, "b"))
    elif kind in {"xss", "strings", "markdown"} or role:
        if role != "title":
            yield "answer", of_texts("A?", text)
            yield "block", of_block(text)
            yield "page", f"# FAQ\n\n## One?\n\n{text}\n\n## Two?\n\nb\n".encode("utf-8", "surrogatepass")
        if kind != "markdown":
            yield "title", of_texts(text, "b")
            yield (
                "table",
                f'question,answer\n"{doubled(text)}","{doubled(text)}"\n'.encode("utf-8", "surrogatepass"),
            )
    else:
        yield "document", data


def is_text(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, though perhaps with lone surrogates."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def doubled(text: str) -> str:
    """Write a text as it stands between quotation marks in CSV."""
    return text.replace('"', '""')


def of_texts(title: str, answer: str) -> bytes:
    """Write a document of one question."""
    quoted = [json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f") for text in (title, answer)]
    return f"---\nquestions:\n- title: {quoted[0]}\n  desc: {quoted[1]}\n---\n".encode(
        "utf-8", "surrogatepass"
    )


def of_block(text: str) -> bytes:
    """Write a document whose answer is a block scalar."""
    block = "".join(f"    {line}\n" for line in text.split("\n"))
    return f"---\nquestions:\n- title: A?\n  desc: |2\n{block}---\n".encode("utf-8", "surrogatepass")


def of_fields(fields: dict[str, Any]) -> bytes:
    """Write a document with some keys as the vector has them."""
    written = {
        key: value["yaml"] if isinstance(value, dict) else json.dumps(value, ensure_ascii=False)
        for key, value in fields.items()
    }
    question = {"title": "Question one", "desc": "Answer one"}
    question |= {key[2:]: value for key, value in written.items() if key.startswith("q.")}
    page = {"title": "FAQ", **{key: value for key, value in written.items() if not key.startswith("q.")}}
    lines = [f"{key}: {value}\n" for key, value in page.items()]
    if "questions" not in page:
        lines.append(
            "questions:\n-" + "".join(f" {key}: {value}\n " for key, value in question.items()) + "\n"
        )
    return f"---\n{''.join(lines)}---\n".encode("utf-8", "surrogatepass")


def outcome(vector: dict[str, Any]) -> dict[str, Any]:
    """Read and export what a vector makes."""
    accepted: dict[str, bool] = {}
    found: list[str] = []
    shown = ""
    start, before = time.process_time(), peak()
    for role, data in documents(vector):
        result = read_data(data, "f.csv" if role == "table" else "f")
        accepted[role] = result.faq is not None
        shown += "".join(map(repr, result.faqs)) + "".join(map(str, result.diagnostics))
        refused = any(problem.severity is aic_faq.Severity.ERROR for problem in result.diagnostics)
        if refused != (result.faq is None):
            found.append(f"{role}: a value and an error, or neither")
        found += [f"{role}: {problem}" for faq in result.faqs for problem in problems_of_output(faq)]
    return {
        "id": vector["id"],
        "class": vector["class"],
        "accepted": accepted,
        "found": found,
        "seconds": time.process_time() - start,
        "lacks": [word for word in vector.get("has", ()) if word not in shown and any(accepted.values())],
        "shows": [word for word in vector.get("lacks", ()) if word in shown],
        "expect": vector.get("expect"),
        "grown": peak() - before,
        "size": sum(len(data) for _, data in documents(vector)),
    }


def peak() -> int:
    """Give the most memory that there ever was, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Go through all vectors of a folder."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        vectors = json.loads(path.read_text("utf-8"))
        for vector in vectors if isinstance(vectors, list) else ():
            sys.stdout.write(json.dumps(outcome(vector)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
