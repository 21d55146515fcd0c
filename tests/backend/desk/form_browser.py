"""A browser without a script: keeps cookies, follows redirects, and sends the forms of the page it shows.

It sends what a form of the page holds and nothing else, so that a page that lacks a field or a token fails its test.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import requests

TIMEOUT = 30


@dataclass
class PageForm:
    """One form of a page: its fields with what stands in them, and its buttons."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The words on each, and what it sends."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.links: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.scripts: list[str | None] = []
        self._form: PageForm | None = None
        self._open: list[str] = []
        self._typed = ""
        self._sends: dict[str, str] = {}
        self._text = ""
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = PageForm(given["action"], given["method"])
            self.forms.append(self._form)
        elif tag in ("input", "textarea") and self._form is not None:
            self._form.fields[given["name"]] = given.get("value", "")
            self._typed = given["name"] if tag == "textarea" else ""
        elif tag == "button":
            self._text, self._sends = "", {given["name"]: given["value"]} if "name" in given else {}
        elif tag == "a":
            self._text, self._href = "", given["href"]
        elif tag == "script":
            self.scripts.append(given.get("src"))

    def handle_data(self, data: str) -> None:
        self._text += data
        if self._typed and self._form is not None:
            self._form.fields[self._typed] += data
        elif data.strip():
            self.words.append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._typed = ""
        elif tag == "button" and self._form is not None:
            self._form.buttons.append((self._text.strip(), self._sends))
        elif tag == "a":
            self.links.append((" ".join(self._text.split()), self._href))


class FormBrowser:
    """One person's browser. ``status``, ``html`` and ``path`` are of the page it shows."""

    def __init__(self, url: str, language: str = "en") -> None:
        self.url = url
        self._session = requests.Session()
        self._session.trust_env = False
        self.status, self.html, self.path = 0, "", ""
        self.headers: dict[str, str] = {}
        self.page = _Reader()
        if language == "en":
            self._session.cookies.set("elderclient-desk-language", "en", domain="127.0.0.1", path="/desk")

    def __enter__(self) -> FormBrowser:
        return self

    def __exit__(self, *_error: object) -> None:
        self._session.close()

    @property
    def cookies(self) -> requests.cookies.RequestsCookieJar:
        """What the server had kept here."""
        return self._session.cookies

    @property
    def words(self) -> str:
        """Everything there is to read on the page."""
        return " ".join(self.page.words)

    def open(self, path: str) -> int:
        """Go to a page; the status."""
        return self._shown(self._session.get(self.url + path, timeout=TIMEOUT))

    def send(self, path: str, data: dict[str, str] | bytes, **headers: str) -> int:
        """Send anything, as no page of the desk would; the status."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._shown(self._session.post(self.url + path, data=data, headers=sent, timeout=TIMEOUT))

    def press(self, button: str, **typed: str) -> int:
        """Press a button of the page by its words, after typing into fields of its form; the status."""
        form, sends = next(
            (form, sends) for form in self.page.forms for words, sends in form.buttons if words == button
        )
        assert form.method == "post"
        assert set(typed) <= set(form.fields), form.fields
        return self.send(form.action, {**form.fields, **typed, **sends})

    def sign_in(self, name: str, password: str) -> int:
        """Sign in by the form."""
        self.open("/desk/sign-in")
        return self.press("Sign in", name=name, password=password)

    def watch(self, seen: str = "") -> requests.Response:
        """Ask for the living part of the page as its script does."""
        found = re.search(r'data-watch="([^"]+)"', self.html)
        assert found is not None
        path = html.unescape(found[1])
        return self._session.get(
            self.url + path, params={"seen": seen}, headers={"X-Desk-Script": "1"}, timeout=TIMEOUT
        )

    @property
    def tag(self) -> str:
        """The tag of the page's living part."""
        found = re.search(r'data-tag="([^"]+)"', self.html)
        assert found is not None
        return found[1]

    def _shown(self, answer: requests.Response) -> int:
        self.status, self.html = answer.status_code, answer.text
        self.path = urlsplit(answer.url).path
        self.headers = {name.lower(): value for name, value in answer.headers.items()}
        self.page = _Reader()
        self.page.feed(self.html)
        return self.status


def member_of(operator: Any, name: str, role: str, display_name: str = "李娜") -> str:
    """Make a member of the staff who signs in by ``name``; the password."""
    from elderclient.backend.staff import members
    from tests.backend.sample import START

    password = f"{name} likes green tea"
    with operator.writing.begin() as session:
        members.add(session, name, display_name, role, password, START)
    return password
