"""``elderclient probe`` against servers of every kind: what is there, what is locked, and what says nothing at all."""

from __future__ import annotations

import json
import ssl
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from elderclient.adapters.operator_api.probe import Finding, Probe, Standing
from elderclient.adapters.operator_apis import APIS
from elderclient.adapters.policy.file import PolicyFile
from elderclient.adapters.policy.schema import checked
from elderclient.app.cli import main
from elderclient.app.probing import policy_lines
from elderclient.domain.configuration import ApiAddress, Configuration
from tests.contract.running_operator import running_operator
from tests.fakes.certificates import Authority

Reply = tuple[int, str, str]
"""Status, content type, body."""
NOT_FOUND: Reply = (404, "application/json", '{"code": "404", "reason": "no such path"}')
LIST: Reply = (200, "application/json", "[]")
PAGE: Reply = (200, "text/html", "<!doctype html><title>Welcome</title>")
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


class _Handler(BaseHTTPRequestHandler):
    answer: Callable[[str, str], Reply]
    methods: set[str]

    def parse_request(self) -> bool:
        is_understood = super().parse_request()
        self.methods.add(str(self.command))
        return is_understood

    def do_GET(self) -> None:
        status, kind, body = type(self).answer(self.path, self.headers.get("Authorization", ""))
        content = b"" if status == 204 else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def serving(answer: Callable[[str, str], Reply], context: ssl.SSLContext | None = None) -> Iterator[str]:
    methods: set[str] = set()
    handler = type("Handler", (_Handler,), {"answer": staticmethod(answer), "methods": methods})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = False
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"{'http' if context is None else 'https'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert methods == ({"GET"} if context is None else set())


def having(paths: dict[str, Reply], otherwise: Reply = NOT_FOUND) -> Callable[[str, str], Reply]:
    return lambda path, _token: paths.get(urlsplit(path).path, otherwise)


def found(url: str, token: str = "") -> dict[str, Finding]:
    probe = Probe(url, token)
    try:
        return {one.name: one for one in probe.findings()}
    finally:
        probe.close()


def standing(url: str, name: str) -> Standing:
    return found(url)[name].answers[0].standing


@pytest.mark.parametrize(
    ("path", "name", "address"),
    [
        ("/tmf-api/customerBillManagement/v4/customerBill", "bill", ("/tmf-api/customerBillManagement/v4", 4)),
        ("/customerBill/v5/customerBill", "bill", ("/customerBill/v5", 5)),
        ("/partyManagement/v5/individual", "customer", ("/partyManagement/v5", 5)),
        ("/productOrdering/v5/productOrder", "order", ("/productOrdering/v5", 5)),
        ("/api/troubleTicket/v4/troubleTicket", "ticket", ("/api/troubleTicket/v4", 4)),
        ("/tmf-api/appointment/v5/appointment", "appointment", ("/tmf-api/appointment/v5", 5)),
    ],
)
def test_the_known_styles_of_paths_are_tried(path: str, name: str, address: tuple[str, int]) -> None:
    with serving(having({path: LIST})) as url:
        one = found(url)[name]
        assert (one.path, one.version, one.is_there) == (*address, True)
        configuration = checked(tomllib.loads("\n".join(policy_lines(url, [one], has_token=False, now=NOW))))
    assert configuration["apis"] == (ApiAddress(name, *address),)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (LIST, Standing.FOUND),
        ((206, "application/json", '[{"id": "1"}]'), Standing.FOUND),
        ((204, "application/json", ""), Standing.FOUND),
        ((200, "application/json", '{"data": []}'), Standing.FOUND),
        ((401, "application/json", "{}"), Standing.LOCKED),
        ((403, "text/html", "<html>no</html>"), Standing.LOCKED),
        ((405, "text/plain", ""), Standing.NOT_LISTED),
        ((400, "application/json", '{"code": "20", "reason": "a filter is needed"}'), Standing.REFUSED),
        ((404, "text/html", "<html>Not found</html>"), Standing.NOT_THERE),
        (PAGE, Standing.PAGE),
        ((200, "text/plain", "It works!"), Standing.OTHER),
        ((200, "application/json", '{"a": [1,'), Standing.OTHER),
        ((200, "application/json", ""), Standing.OTHER),
        ((200, "application/json", '{"code": "50", "message": "failed"}'), Standing.TROUBLE),
        ((500, "application/json", "{}"), Standing.TROUBLE),
        ((503, "text/html", "<html>later</html>"), Standing.TROUBLE),
        ((200, "application/json", "3"), Standing.TROUBLE),
    ],
)
def test_each_kind_of_answer_is_told_apart(reply: Reply, expected: Standing) -> None:
    with serving(having({"/tmf-api/troubleTicket/v5/troubleTicket": reply})) as url:
        assert standing(url, "ticket") is expected


@pytest.mark.parametrize(
    ("everywhere", "expected"),
    [
        ((401, "application/json", "{}"), Standing.UNKNOWN),
        ((403, "application/json", "{}"), Standing.UNKNOWN),
        (LIST, Standing.UNKNOWN),
        ((400, "text/plain", "?"), Standing.UNKNOWN),
        (PAGE, Standing.PAGE),
        (NOT_FOUND, Standing.NOT_THERE),
    ],
)
def test_an_answer_given_to_everything_says_nothing(everywhere: Reply, expected: Standing) -> None:
    with serving(having({}, everywhere)) as url:
        findings = found(url)
    assert {one.answers[0].standing for one in findings.values()} == {expected}
    assert "operator_url" not in "\n".join(policy_lines(url, findings.values(), has_token=False, now=NOW))


def test_with_a_token_what_was_locked_is_found() -> None:
    def answer(path: str, token: str) -> Reply:
        if token != "Bearer good":
            return (401, "application/json", "{}")
        return LIST if urlsplit(path).path == "/tmf-api/customerBillManagement/v5/customerBill" else NOT_FOUND

    with serving(answer) as url:
        assert found(url)["bill"].answers[0].standing is Standing.UNKNOWN
        bill = found(url, "good")["bill"]
    assert bill.is_there
    assert [(one.resource, one.standing) for one in bill.answers] == [
        ("customerBill", Standing.FOUND),
        ("appliedCustomerBillingRate", Standing.NOT_THERE),
    ]


def test_a_server_that_refuses_paging_is_asked_without_it() -> None:
    refusing = having({}, (400, "text/plain", ""))
    listing = having({"/tmf-api/party/v5/individual": LIST})
    with serving(lambda path, token: (refusing if "limit" in path else listing)(path, token)) as url:
        assert standing(url, "customer") is Standing.FOUND


def test_both_versions_are_named_and_the_preferred_one_is_taken() -> None:
    paths = {f"/tmf-api/troubleTicket/v{version}/troubleTicket": LIST for version in (4, 5)}
    with serving(having(paths)) as url:
        ticket = found(url)["ticket"]
    assert (ticket.version, ticket.others) == (5, ("/tmf-api/troubleTicket/v4",))


def test_the_printed_policy_of_the_reference_operator_is_read_by_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_operator() as operator:
        token = tmp_path / "token"
        token.write_text(operator.token(), encoding="utf-8")
        assert main(["probe", "--operator", operator.url, "--token-file", str(token)]) == 0
    printed = capsys.readouterr().out
    assert operator.token() not in printed
    unasked = [line for line in printed.splitlines() if line.startswith("# hotline")]
    assert len(unasked) == 1
    assert not any(sign.isdecimal() for sign in unasked[0]), "nobody knows the hotline"
    policy = tmp_path / "policy.toml"
    policy.write_text(printed, encoding="utf-8")
    configuration = PolicyFile(policy).apply(Configuration())
    assert configuration.setup_fault is None
    assert configuration.operator_url == operator.url
    assert {one.name for one in configuration.apis} == set(APIS)


def test_an_operator_that_cannot_be_reached_is_no_policy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", "--operator", "http://127.0.0.1:9"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "cannot be reached" in said.err


@pytest.mark.parametrize(
    ("everywhere", "has_token", "said"),
    [
        ((401, "application/json", "{}"), True, "the token is not accepted"),
        ((401, "text/html", "<html>"), False, "--token-file is missing"),
        ((403, "application/json", "{}"), True, "403 answers everything"),
        (PAGE, False, "a web page answers everything"),
        (NOT_FOUND, True, "there is no policy to print\n"),
        ((503, "text/plain", ""), True, "there is no policy to print\n"),
    ],
)
def test_where_everything_has_one_answer_staff_learn_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], everywhere: Reply, has_token: bool, said: str
) -> None:
    (tmp_path / "token").write_text("good", encoding="utf-8")
    given = ["--token-file", str(tmp_path / "token")] if has_token else []
    with serving(having({}, everywhere)) as url:
        assert main(["probe", "--operator", url, *given]) == 1
    assert said in capsys.readouterr().err


def test_a_certificate_that_is_not_accepted_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(having({}, LIST), Authority.make(tmp_path).server(is_self_signed=True)) as url:
        assert main(["probe", "--operator", url]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "certificate" in said.err


@pytest.mark.parametrize("token", ["", "one\ntwo\n", "Bearer x"])
def test_a_wrong_token_file_is_refused_before_anything_is_asked(
    tmp_path: Path, token: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "token").write_text(token, encoding="utf-8")
    assert main(["probe", "--operator", "http://127.0.0.1:9", "--token-file", str(tmp_path / "token")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_apis_are_listed_without_asking_any_operator(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["probe", "--list"])
    assert not ended.value.code
    listed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [name for name, _number, _path in listed] == list(APIS)
    assert ["hall", "TMF674", "/tmf-api/geographicSiteManagement/v4"] in listed
    assert ["own", "-", "/elderclient/v1"] in listed


def test_every_api_of_the_program_has_its_styles() -> None:
    for one in APIS.values():
        for path, version in one.paths():
            entry = {"path": path, **({"version": f"v{version}"} if version else {})}
            assert json.dumps(checked({"operator_url": "https://a.example", "api": {one.name: entry}})["apis"][0].path)
