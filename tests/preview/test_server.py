"""The server, spoken to as browsers do, and as others do."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest

from aic_faq.preview import Documents, Settings
from tests.preview.talking import HEADERS, NAMES, ask, port_of, running, say, write_documents


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[..., Settings]) -> Iterator[int]:
    """Give the port of a preview of two documents, for tests that leave them and it as they are."""
    folder = tmp_path_factory.mktemp("preview")
    write_documents(folder)
    with running(Documents([str(folder / name) for name in NAMES], make_settings)) as preview:
        yield port_of(preview)


@pytest.mark.parametrize(
    ("path", "media_type", "words"),
    [
        ("/", "text/html; charset=utf-8", 'role="tablist"'),
        ("/?x", "text/html; charset=utf-8", 'role="tablist"'),
        ("/documents/0/page/", "text/html; charset=utf-8", "Is it there?"),
        ("/documents/0/page/", "text/html; charset=utf-8", "application/ld+json"),
        ("/documents/0/page/?framed", "text/html; charset=utf-8", "Is it there?"),
        ("/documents/0/page/dot.png", "image/png", "dot"),
        ("/documents/0/jsonld", "application/json", '\\"@type\\": \\"FAQPage\\"'),
        ("/documents/0/text", "application/json", "Is it there?"),
        ("/documents/0/problems", "application/json", '{"problems": []}'),
        ("/documents/1/problems", "application/json", "invalid-yaml"),
        ("/documents/1/text", "application/json", "invalid-yaml"),
        ("/documents/1/findings", "application/json", '{"problems": ['),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_views(method: str, path: str, media_type: str, words: str, shared: int) -> None:
    """Each has an address, and says what it is; HEAD gets the same without the text."""
    answer, text = ask(shared, path, method)

    assert (200, media_type, True) == (
        answer.status,
        answer.headers["Content-Type"],
        words in text or not text,
    )
    assert (method == "HEAD") is (not text)
    assert int(answer.headers["Content-Length"]) == len(text.encode()) or method == "HEAD"
    assert HEADERS == {name: answer.headers[name] for name in HEADERS}
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_frame_has_no_more_than_is_seen(shared: int) -> None:
    """The JSON-LD has a view of its own; the page that is opened alone is whole."""
    _, framed = ask(shared, "/documents/0/page/?framed", "GET")

    assert "application/ld+json" not in framed


@pytest.mark.parametrize(
    "path",
    [
        "/faq.md",
        "/documents/0",
        "/documents/0/",
        "/documents/9/page/",
        "/documents/-1/page/",
        "/documents/0/page",
        "/documents/0/text/",
        "/documents/0/nothing",
        "/documents/1/page/",
        "/documents/0/former/",
        "/documents/1/page/?framed",
        "/documents/0/page/faq.md",
        "/documents/0/page/../faq.md",
        "/documents/0/page/%2e%2e/faq.md",
        "/documents/0/page/..%2f..%2fetc%2fpasswd",
        "/../../etc/passwd",
        "//etc/passwd",
        "/documents/0/page/%00",
        "/favicon.ico",
        "/changes/",
    ],
)
def test_nothing_else_has_an_address(path: str, shared: int) -> None:
    """No file of the disk, and no view that there is not; the answer repeats nothing of the question."""
    answer, text = ask(shared, path)

    assert 404 == answer.status
    assert re.fullmatch("there is (nothing here|no such page)[a-z ,;/]*\n", text)


def test_hosts_and_sites_are_looked_at(shared: int) -> None:
    """A name that somebody made lead here gets nothing, and neither does a page of another site."""
    assert 421 == ask(shared, "/", Host="evil.example")[0].status
    assert 421 == ask(shared, "http://evil.example/")[0].status
    assert 404 == ask(shared, "http://evil.example/", Host=f"127.0.0.1:{shared}")[0].status
    assert 403 == ask(shared, "/documents/0/jsonld", Origin="https://evil.example")[0].status
    assert 403 == ask(shared, "/changes", **{"Sec-Fetch-Site": "cross-site"})[0].status
    answer, text = ask(shared, "/", Host=f"evil.example:{shared}")
    assert (421, f"the preview answers to http://127.0.0.1:{shared}/ only\n") == (answer.status, text)
    assert HEADERS == {name: answer.headers[name] for name in HEADERS}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "<b>"])
def test_other_methods_are_refused(method: str, shared: int) -> None:
    """Nothing can be changed from outside."""
    answer, text = ask(shared, "/", method)

    assert (405, "GET, HEAD", "Method Not Allowed\n") == (answer.status, answer.headers["Allow"], text)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", b"431"),
        (b"GET / HTTP/9.9\r\n\r\n", b"505"),
        (b"\x16\x03\x01\x02\x00\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n\r\n", b"421"),
        (b"HEAD / HTTP/1.1\r\nHost: evil\r\n\r\n", b"421"),
    ],
)
def test_what_is_no_request_is_refused(words: bytes, status: bytes, shared: int) -> None:
    """Whatever is too long, too much or not HTTP; the server is still there afterwards."""
    answer = say(shared, words)

    assert not answer or status == answer.split()[1]
    assert 200 == ask(shared, "/")[0].status


def test_digits_of_other_scripts_are_no_numbers(shared: int) -> None:
    """Python would take them for some."""
    path = "/documents/\u00b2/text".encode()

    assert (
        b"404"
        in say(shared, b"GET " + path + b" HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % shared).split(b"\n")[0]
    )


def test_old_requests_get_no_page(shared: int) -> None:
    """HTTP 0.9 knows no hosts."""
    assert b"the preview answers to" in say(shared, b"GET /\r\n\r\n")


def test_the_interface_is_bound_by_its_policy(shared: int) -> None:
    """Only this script and this stylesheet: their digests are in the policy."""
    answer, text = ask(shared, "/")
    policy = answer.headers["Content-Security-Policy"]
    for name in ("script", "style"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}';" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_nothing_of_a_page_runs(shared: int) -> None:
    """Opened alone it has a sandbox, too."""
    for path in ("/documents/0/page/", "/documents/0/page/dot.png"):
        policy = ask(shared, path)[0].headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "sandbox" in policy
        assert "allow-scripts" not in policy
        assert "script-src" not in policy
