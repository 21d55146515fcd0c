"""What holds for every page of the desk: who may open it, where forms come from, and what no page can be made to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from sqlalchemy import select

from elderclient.backend.database.models import SignInAttempt, StaffSession
from elderclient.backend.demo.startup import open_desk
from elderclient.backend.desk.guard import session_cookie
from elderclient.backend.desk.routes import ROUTERS
from elderclient.backend.staff.sign_in import MOST_OF_NAME
from tests.backend.desk.form_browser import FormBrowser, member_of
from tests.backend.sample import SECRET, TICKETS, SampleOperator, sample_operator, wish

ROLES = ("agent", "supervisor", "clerk")
BOTH, CALLS, ANSWERS, HEAD = {*ROLES}, {"agent", "supervisor"}, {"supervisor", "clerk"}, {"supervisor"}
OPEN: Mapping[str, set[str]] = {
    "GET /desk": BOTH,
    "GET /desk/queue/changes": CALLS,
    "POST /desk/queue/take": CALLS,
    "GET /desk/calls/{ticket_id}": CALLS,
    "GET /desk/calls/{ticket_id}/changes": CALLS,
    "GET /desk/calls/{ticket_id}/pulse": CALLS,
    "POST /desk/calls/{ticket_id}/step/{step}": CALLS,
    "POST /desk/calls/{ticket_id}/done": CALLS,
    "POST /desk/calls/{ticket_id}/note": CALLS,
    "POST /desk/calls/{ticket_id}/line": CALLS,
    "POST /desk/calls/{ticket_id}/later": CALLS,
    "GET /desk/complaints": ANSWERS,
    "GET /desk/complaints/{ticket_id}": BOTH,
    "POST /desk/complaints/{ticket_id}/answer": BOTH,
    "GET /desk/figures": HEAD,
    "POST /desk/figures/lost/{ticket_id}": HEAD,
    "POST /desk/sign-out": BOTH,
}
"""Who may do what; a role that is not named gets 403. A new path that is missing here fails the test."""
TO_ANYBODY = {
    "GET /desk/sign-in",
    "POST /desk/sign-in",
    "GET /desk/demo/{token}",
    "GET /desk/language/{language}",
    "GET /desk/files/{name}",
    "GET /desk/{_rest:path}",
}


@pytest.fixture(scope="module")
def signed_in(shared: SampleOperator) -> Iterator[Mapping[str, FormBrowser]]:
    browsers = {role: FormBrowser(shared.url) for role in ROLES}
    for role, browser in browsers.items():
        assert browser.sign_in(role, member_of(shared.operator, role, role)) == 200
    yield browsers
    for browser in browsers.values():
        browser.__exit__()


def _paths() -> set[str]:
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return {f"{method} {route.path}" for route in routes for method in route.methods or ()}


def _go(browser: FormBrowser, what: str, form: str = "") -> int:
    method, _, path = what.partition(" ")
    path = path.replace("{ticket_id}", "none").replace("{step}", "dial")
    if method == "GET":
        return browser.open(path)
    return browser.send(path, {"form": form} if form else {"x": "y"})


def test_every_path_of_the_desk_is_in_the_matrix() -> None:
    assert _paths() == {*OPEN, *TO_ANYBODY}


@pytest.mark.parametrize("what", OPEN)
def test_each_role_reaches_what_is_its_own_and_nothing_else(signed_in: Mapping[str, FormBrowser], what: str) -> None:
    if what.endswith("sign-out"):
        return
    for role, browser in signed_in.items():
        browser.open("/desk/complaints/none")
        found = re.search(r'name="form" value="([^"]+)"', browser.html)
        assert found is not None
        status = _go(browser, what, found[1])
        assert (status == 403) == (role not in OPEN[what]), (role, what, status)
        assert status < 500


@pytest.mark.parametrize("what", OPEN)
def test_whoever_is_not_signed_in_is_sent_to_the_form(shared: SampleOperator, what: str) -> None:
    with FormBrowser(shared.url) as stranger:
        assert _go(stranger, what) == 200
        assert stranger.path == "/desk/sign-in"


@pytest.mark.parametrize("what", [one for one in OPEN if one.startswith("POST")])
@pytest.mark.parametrize("form", ["", "0" * 64])
def test_a_form_that_no_page_of_this_session_showed_does_nothing(
    signed_in: Mapping[str, FormBrowser], what: str, form: str
) -> None:
    browser = signed_in["supervisor"]
    assert _go(browser, what, form) == 403
    assert "Nothing was done" in browser.words or "role" in browser.words
    assert browser.open("/desk") == 200


def test_a_form_of_another_session_does_nothing(signed_in: Mapping[str, FormBrowser]) -> None:
    signed_in["agent"].open("/desk")
    foreign = signed_in["agent"].page.forms[0].fields["form"]
    assert signed_in["supervisor"].send("/desk/queue/take", {"form": foreign}) == 403


def test_another_site_cannot_sign_anybody_in(shared: SampleOperator) -> None:
    with FormBrowser(shared.url) as browser:
        sent = {"form": "", "name": "agent", "password": "agent likes green tea"}
        assert browser.send("/desk/sign-in", sent) == 403
        assert session_cookie(shared.operator.configuration) not in browser.cookies


@pytest.mark.parametrize("path", ["/desk/sign-in", "/desk/none", "/desk/files/desk.css", "/desk"])
def test_every_answer_forbids_frames_foreign_sources_and_guessing(shared: SampleOperator, path: str) -> None:
    with FormBrowser(shared.url) as browser:
        browser.open(path)
        policy = browser.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert browser.headers["x-frame-options"] == "DENY"
        assert browser.headers["x-content-type-options"] == "nosniff"


def test_pages_are_not_kept_by_the_browser(signed_in: Mapping[str, FormBrowser]) -> None:
    signed_in["agent"].open("/desk")
    assert signed_in["agent"].headers["cache-control"] == "no-store"


def test_no_page_has_a_script_or_a_style_of_its_own(signed_in: Mapping[str, FormBrowser]) -> None:
    for path in ("/desk", "/desk/complaints", "/desk/figures"):
        browser = signed_in["supervisor"]
        assert browser.open(path) == 200
        assert browser.page.scripts == ["/desk/files/desk.js"]
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", browser.html)


def test_the_interfaces_for_customers_do_not_take_the_cookie(signed_in: Mapping[str, FormBrowser]) -> None:
    assert signed_in["supervisor"].open(TICKETS) == 401


def test_the_session_cookie_is_out_of_reach(shared: SampleOperator) -> None:
    member_of(shared.operator, "wang", "agent")
    with FormBrowser(shared.url) as browser:
        browser.sign_in("wang", "wang likes green tea")
        (cookie,) = (one for one in browser.cookies if one.name == "elderclient-desk")
        assert cookie.has_nonstandard_attr("HttpOnly")
        assert cookie.get_nonstandard_attr("SameSite") == "lax"
        assert cookie.expires is None


def test_a_live_operator_sends_only_a_cookie_bound_to_its_host_and_to_tls(tmp_path: Path) -> None:
    with sample_operator(tmp_path, is_demo=False, admin_token="") as served, FormBrowser(served.url) as browser:
        browser.open("/desk/sign-in")
        assert browser.headers["set-cookie"].startswith("__Host-elderclient-desk-form=")
        assert "Secure" in browser.headers["set-cookie"]
        assert "Path=/;" in browser.headers["set-cookie"]
        assert "domain" not in browser.headers["set-cookie"].lower()


def test_guessing_is_slowed_down_and_says_for_how_long(served: SampleOperator) -> None:
    password = member_of(served.operator, "li.na", "agent")
    with FormBrowser(served.url) as browser:
        for _ in range(MOST_OF_NAME):
            assert browser.sign_in("li.na", "wrong") == 403
            assert "name or the password is wrong" in browser.words
        assert browser.sign_in("li.na", password) == 429
        assert "Try again in 15 minutes" in browser.words
        assert browser.headers["retry-after"] == "900"
        served.clock.advance(minutes=15)
        assert browser.sign_in("li.na", password) == 200


def test_signing_out_ends_the_session_for_good(served: SampleOperator) -> None:
    password = member_of(served.operator, "li.na", "agent")
    with FormBrowser(served.url) as browser:
        browser.sign_in("li.na", password)
        kept = browser.cookies.get("elderclient-desk")
        assert kept is not None
        browser.press("Sign out")
        assert "You are signed out." in browser.words
        browser.cookies.set("elderclient-desk", kept, domain="127.0.0.1", path="/")
        browser.open("/desk")
        assert browser.path == "/desk/sign-in"
    with served.operator.reading() as session:
        assert None not in session.scalars(select(StaffSession.revoked_at)).all()


def test_whoever_is_disabled_is_out_with_the_next_press(served: SampleOperator) -> None:
    from elderclient.backend.staff import members

    password = member_of(served.operator, "li.na", "agent")
    with FormBrowser(served.url) as browser:
        browser.sign_in("li.na", password)
        with served.operator.writing.begin() as session:
            members.disable(session, "li.na", served.clock())
        browser.open("/desk")
        assert browser.path == "/desk/sign-in"


def test_the_language_is_kept_and_leads_nowhere_else(served: SampleOperator) -> None:
    with FormBrowser(served.url, language="zh") as browser:
        browser.open("/desk/sign-in")
        assert 'lang="zh-CN"' in browser.html
        browser.open("/desk/language/en?back=/desk/sign-in")
        assert browser.path == "/desk/sign-in"
        assert '<html lang="en">' in browser.html
        for elsewhere in ("https://example.org/", "//example.org", "/desk/../x", "/elderclient"):
            browser.open(f"/desk/language/en?back={elsewhere}")
            assert browser.path == "/desk/sign-in"
        assert browser.open("/desk/language/fr") == 404


def test_nothing_that_is_sent_makes_the_server_fail(signed_in: Mapping[str, FormBrowser]) -> None:
    browser = signed_in["agent"]
    browser.open("/desk")
    form = browser.page.forms[0].fields["form"]
    for body in (b"\xff\xfe", b"form=%00", f"form={form}&text=%00".encode(), b"a=" * 3000):
        status = browser.send("/desk/queue/take", body, Content_Type="application/x-www-form-urlencoded")
        assert status in (400, 403, 413)
    multipart = b"--x\r\nContent-Disposition: form-data; name=form\r\n\r\n1\r\n--x--"
    assert browser.send("/desk/queue/take", multipart, Content_Type="multipart/form-data; boundary=x") == 415
    served_path = "/desk/calls/%F0%9F%98%80/step/dial"
    assert browser.send(served_path, {"form": form}) == 409


def test_only_the_pulse_of_a_call_may_be_shown_in_a_frame_of_ours(served: SampleOperator) -> None:
    password = member_of(served.operator, "li.na", "agent")
    ticket = served.elder.post(TICKETS, wish()).json()["id"]
    with FormBrowser(served.url) as browser:
        browser.sign_in("li.na", password)
        browser.press("Take the next call")
        assert browser.open(f"/desk/calls/{ticket}/pulse") == 200
        assert "frame-ancestors 'self'" in browser.headers["content-security-policy"]
        assert 'http-equiv="refresh"' in browser.html
        assert "Taken" in browser.words


def test_only_a_demo_puts_its_own_session_into_a_browser(tmp_path: Path, served: SampleOperator) -> None:
    with served.operator.writing.begin() as session:
        token = open_desk(session, SECRET, served.clock())
    with FormBrowser(served.url) as browser:
        assert browser.open("/desk/demo/" + "x" * 43) == 404
        assert browser.open(f"/desk/demo/{token}") == 200
        assert browser.path == "/desk"
        assert "Waiting times" in browser.words
    (tmp_path / "live").mkdir()
    with sample_operator(tmp_path / "live", is_demo=False, admin_token="") as live, FormBrowser(live.url) as browser:
        with live.operator.writing.begin() as session:
            token = open_desk(session, SECRET, live.clock())
        assert browser.open(f"/desk/demo/{token}") == 404


def test_failed_attempts_are_counted_where_they_come_from_behind_a_proxy_too(served: SampleOperator) -> None:
    with FormBrowser(served.url) as browser:
        browser.open("/desk/sign-in")
        form = browser.page.forms[0].fields
        browser.send("/desk/sign-in", {**form, "name": "x", "password": "y"}, X_Forwarded_For="192.0.2.7")
        browser.send("/desk/sign-in", {**form, "name": "x", "password": "y"})
    with served.operator.reading() as session:
        found = session.scalars(select(SignInAttempt.address).order_by(SignInAttempt.id)).all()
    assert found == ["192.0.2.7", "127.0.0.1"], "one person's guesses keep nobody else out"
