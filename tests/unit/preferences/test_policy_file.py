"""What the operator's policy may say, and that a wrong one is refused with its line and never half followed."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.adapters.operator_apis import APIS
from elderclient.adapters.policy import PolicyFile
from elderclient.adapters.policy.schema import PERSONAL
from elderclient.adapters.preferences.reading import write
from elderclient.app.token_file import FileToken
from elderclient.domain.configuration import DEMO_HOTLINE, ApiAddress, Configuration
from elderclient.domain.phone import ON_THE_BILL, ShortCode
from elderclient.domain.setup_fault import SetupFault, SetupFaultKind

ROOT = Path(__file__).resolve().parents[3]
KEYS = ("operator_url", "hotline", "calls_from", "shows_demo", "speed_test_url", "zone", "currency")
GOOD = 'operator_url = "https://api.example"\n'


def applied(path: Path, content: str | bytes) -> Configuration:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return PolicyFile(path).apply(Configuration(text_size=36))


def fault(path: Path, content: str | bytes) -> SetupFault:
    configuration = applied(path, content)
    assert configuration.setup_fault is not None
    assert configuration.operator_url == ""
    assert not configuration.is_demo
    assert configuration.setup_fault.file == str(path)
    return configuration.setup_fault


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


def test_without_a_policy_everything_is_as_it_was(path: Path) -> None:
    policy = PolicyFile(path)
    assert not policy.is_installed
    assert policy.apply(Configuration(text_size=30)) == Configuration(text_size=30)


def test_every_value_of_a_policy_is_put_over_the_persons_own(path: Path) -> None:
    found = applied(
        path,
        'operator_url = "https://api.example/"\nhotline = "10086"\nshows_demo = true\nzone = "Europe/Berlin"\n'
        'currency = "EUR"\n[api.bill]\npath = "/customerBill/v4/"\n[api.ticket]\nversion = "v4"\n'
        '[api.order]\npath = "/orders"\nversion = "v5"\n[api.own]\npath = "/our/own"\n',
    )
    assert found == Configuration(
        text_size=36,
        operator_url="https://api.example",
        hotline=ShortCode("10086"),
        shows_demo=True,
        zone="Europe/Berlin",
        currency="EUR",
        apis=(
            ApiAddress("bill", "/customerBill/v4"),
            ApiAddress("ticket", version=4),
            ApiAddress("order", "/orders", 5),
            ApiAddress("own", "/our/own"),
        ),
    )


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.encode("utf-16"), GOOD.replace("\n", "\r\n").encode()]
)
def test_what_windows_editors_save_is_read(path: Path, content: bytes) -> None:
    assert applied(path, content).operator_url == "https://api.example"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080/base", "http://localhost:1", "http://[::1]:8080", "https://a.example:444/x"]
)
def test_a_loopback_operator_needs_no_encryption(path: Path, url: str) -> None:
    assert applied(path, f'operator_url = "{url}"').operator_url == url


@pytest.mark.parametrize(
    ("lines", "kind", "line", "key"),
    [
        ('hotline = "10086",', SetupFaultKind.SYNTAX, 2, ""),
        ('hotline = "10086', SetupFaultKind.SYNTAX, 2, ""),
        ("shows_demo = yes", SetupFaultKind.SYNTAX, 2, ""),
        ('# x\n\noperator_url = "https://b.example"', SetupFaultKind.REPEATED, 4, "operator_url"),
        ('[api.bill]\nversion = "v4"\n[api.bill]\nversion = "v5"', SetupFaultKind.REPEATED, 4, "api.bill"),
        ("[api.bill", SetupFaultKind.SYNTAX, 2, ""),
        ("zone = [", SetupFaultKind.SYNTAX, 3, ""),
        ('hotlin = "10086"', SetupFaultKind.UNKNOWN_KEY, 2, "hotlin"),
        ('\n# theme\ntheme = "dark"', SetupFaultKind.UNKNOWN_KEY, 4, "theme"),
        ("hotline = 10086", SetupFaultKind.WRONG_VALUE, 2, "hotline"),
        ('hotline = "12"', SetupFaultKind.WRONG_VALUE, 2, "hotline"),
        ('hotline = "１００８６"', SetupFaultKind.WRONG_VALUE, 2, "hotline"),
        ('hotline = "call me"', SetupFaultKind.WRONG_VALUE, 2, "hotline"),
        ('shows_demo = "no"', SetupFaultKind.WRONG_VALUE, 2, "shows_demo"),
        ("shows_demo = 1", SetupFaultKind.WRONG_VALUE, 2, "shows_demo"),
        ('zone = "Beijing"', SetupFaultKind.WRONG_VALUE, 2, "zone"),
        ('zone = "Asia"', SetupFaultKind.WRONG_VALUE, 2, "zone"),
        ('zone = "/etc/passwd"', SetupFaultKind.WRONG_VALUE, 2, "zone"),
        ('zone = ""', SetupFaultKind.WRONG_VALUE, 2, "zone"),
        ('zone = "localtime"', SetupFaultKind.WRONG_VALUE, 2, "zone"),
        ('zone = "right/Asia/Shanghai"', SetupFaultKind.WRONG_VALUE, 2, "zone"),
        ("zone = 8", SetupFaultKind.WRONG_VALUE, 2, "zone"),
        ('currency = "RMB"', SetupFaultKind.WRONG_VALUE, 2, "currency"),
        ('currency = "cny"', SetupFaultKind.WRONG_VALUE, 2, "currency"),
        ('currency = "CNY EUR"', SetupFaultKind.WRONG_VALUE, 2, "currency"),
        ('currency = ""', SetupFaultKind.WRONG_VALUE, 2, "currency"),
        ('api = "v4"', SetupFaultKind.WRONG_VALUE, 2, "api"),
        ('[api]\nbill = "v4"', SetupFaultKind.WRONG_VALUE, 3, "api.bill"),
        ('[[api.bill]]\nversion = "v4"', SetupFaultKind.WRONG_VALUE, 2, "api.bill"),
        ('[api.bills]\nversion = "v4"', SetupFaultKind.UNKNOWN_KEY, 2, "api.bills"),
        ("[api.bill]", SetupFaultKind.MISSING_KEY, 2, "api.bill"),
        ('[api.bill]\nversion = "v3"', SetupFaultKind.WRONG_VALUE, 3, "api.bill.version"),
        ("[api.bill]\nversion = 4", SetupFaultKind.WRONG_VALUE, 3, "api.bill.version"),
        ('[api.bill]\npath = "bill/v4"', SetupFaultKind.WRONG_VALUE, 3, "api.bill.path"),
        ('[api.bill]\npath = "/"\nversion = "v4"', SetupFaultKind.WRONG_VALUE, 3, "api.bill.path"),
        ('[api.bill]\npath = "/a/../b/v4"', SetupFaultKind.WRONG_VALUE, 3, "api.bill.path"),
        ('[api.bill]\npath = "/a?x=/v4"', SetupFaultKind.WRONG_VALUE, 3, "api.bill.path"),
        ('[api.bill]\npath = "https://other.example/v4"', SetupFaultKind.WRONG_VALUE, 3, "api.bill.path"),
        ('[api.bill]\npath = "/bills"', SetupFaultKind.MISSING_KEY, 3, "api.bill.path"),
        ('[api.bill]\npath = "/bills/v1"', SetupFaultKind.MISSING_KEY, 3, "api.bill.path"),
        ('[api.bill]\npath = "/bill/v4"\nversion = "v5"', SetupFaultKind.WRONG_VALUE, 4, "api.bill.version"),
        ('[api.bill]\npath = "/bill/v4"\nverison = "v4"', SetupFaultKind.UNKNOWN_KEY, 4, "api.bill.verison"),
        ('[api.own]\nversion = "v4"', SetupFaultKind.UNKNOWN_KEY, 3, "api.own.version"),
        ('api.bill.version = "v6"', SetupFaultKind.WRONG_VALUE, 2, "api.bill.version"),
        ('"\\u0068otline" = 1', SetupFaultKind.WRONG_VALUE, 2, "hotline"),
        ('zone = """\nBeijing\n"""', SetupFaultKind.WRONG_VALUE, 4, "zone"),
    ],
)  # fmt: skip
def test_a_wrong_line_refuses_the_whole_policy(
    path: Path, lines: str, kind: SetupFaultKind, line: int, key: str
) -> None:
    found = fault(path, GOOD + lines + "\n")
    assert (found.kind, found.line, found.key) == (kind, line, key)
    assert found.expected


@pytest.mark.parametrize(
    "url",
    [
        "3", '"http://plain.example"', '"https://me:pw@host"', '"https://me@host"', '"https://"', '"ftp://a.example"', '""',
        '"api.example"', '"https://a.example?x=1"', '"https://a.example#x"', '"https://a b.example"', '" https://a.example"',
        '"https://a.example:99999"', '"https://[::1"', '"http://127.0.0.1.example"', '"http://0.0.0.0"',
        '"https:\\\\a.example"',
        '"http://192.168.1.5"',
    ],
)  # fmt: skip
def test_an_address_that_is_not_safe_is_refused(path: Path, url: str) -> None:
    found = fault(path, f"# the operator\noperator_url = {url}\n")
    assert (found.kind, found.line, found.key) == (SetupFaultKind.WRONG_VALUE, 2, "operator_url")


@pytest.mark.parametrize(
    ("content", "kind", "line"),
    [
        (b"", SetupFaultKind.EMPTY, 0),
        (b" \n\t\n", SetupFaultKind.EMPTY, 0),
        (b"\xef\xbb\xbf", SetupFaultKind.EMPTY, 0),
        (b"# nothing but a comment\n", SetupFaultKind.EMPTY, 0),
        (b"\xff\xfe\x00", SetupFaultKind.NOT_UTF8, 0),
        (GOOD.encode() + "# 注释\n".encode("gbk"), SetupFaultKind.NOT_UTF8, 2),
        (b"#" * 70_000, SetupFaultKind.TOO_LARGE, 0),
        (b"x = " + b"[" * 20_000, SetupFaultKind.SYNTAX, 0),
        (b'hotline = "10086"\n', SetupFaultKind.MISSING_KEY, 0),
    ],
)
def test_a_file_that_says_no_operator_is_no_demo(path: Path, content: bytes, kind: SetupFaultKind, line: int) -> None:
    found = fault(path, content)
    assert (found.kind, found.line) == (kind, line)
    assert path.read_bytes() == content


def test_a_demo_is_opened_where_the_policy_says_so(path: Path) -> None:
    found = applied(path, "shows_demo = true\n")
    assert found.setup_fault is None
    assert found.is_demo


def test_a_folder_in_its_place_is_a_fault(path: Path) -> None:
    path.mkdir()
    found = PolicyFile(path).apply(Configuration()).setup_fault
    assert found == SetupFault(SetupFaultKind.FOLDER, str(path))


def test_a_link_to_nothing_is_an_installed_policy(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))
    policy = PolicyFile(path)
    assert policy.is_installed
    assert policy.apply(Configuration()).setup_fault == SetupFault(SetupFaultKind.MISSING_FILE, str(path))


def test_a_file_that_may_not_be_read_is_a_fault(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(GOOD, encoding="utf-8")

    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "refused")

    monkeypatch.setattr(Path, "open", refuse)
    assert PolicyFile(path).apply(Configuration()).setup_fault == SetupFault(SetupFaultKind.NO_ACCESS, str(path))
    # The folder around it may not be looked into either.
    monkeypatch.setattr(Path, "is_dir", refuse)
    monkeypatch.setattr(Path, "lstat", refuse)
    assert PolicyFile(path).apply(Configuration()).setup_fault == SetupFault(SetupFaultKind.NO_ACCESS, str(path))


@pytest.mark.parametrize(
    ("text", "hotline"),
    [
        ('hotline = "10086",', "10086"),
        ("hotline = 10086", "10086"),
        ('hotline = "10086', "10086"),
        ("hotline = '10086' # day and night\nzone = 3", "10086"),
        ('hotline = "10086"\nhotline = "10086"', "10086"),
        ("hotline = 10086 # \udcd3\udcaa", "10086"),
        ("zone = 3", ""),
        ('hotline = "12"', ""),
        ('hotline = "400-800-1000"', ""),
        ('hotline = "call me"', ""),
        ('# hotline = "10000"\nzone = 3', ""),
        ('hotline = "10086"\nhotline = "10010"', ""),
        ('my_hotline = "10086"', ""),
    ],
)
def test_the_hotline_of_a_wrong_policy_is_shown_where_it_can_be_read(path: Path, text: str, hotline: str) -> None:
    path.write_bytes((GOOD + text).encode("utf-8", "surrogateescape"))
    found = PolicyFile(path).apply(Configuration())
    assert found.setup_fault is not None
    assert found.hotline == (ShortCode(hotline) if hotline else None)
    assert found.number_to_dial == (ShortCode(hotline) if hotline else ON_THE_BILL)


@pytest.mark.parametrize(("text", "hotline"), [('{"hotline": 10086,}', "10086"), ('{"hotline": "x"}', ""), ("[", "")])
def test_the_hotline_of_an_earlier_versions_wrong_policy(path: Path, text: str, hotline: str) -> None:
    path.with_suffix(".json").write_text(text)
    found = PolicyFile(path).apply(Configuration())
    assert found.hotline == (ShortCode(hotline) if hotline else None)
    assert found.number_to_dial == (ShortCode(hotline) if hotline else ON_THE_BILL)


def test_where_nothing_can_be_read_no_hotline_is_made_up(path: Path) -> None:
    path.mkdir()
    assert PolicyFile(path).apply(Configuration()).number_to_dial == ON_THE_BILL


def test_only_the_operator_of_this_program_has_a_number_without_a_policy_that_names_it(path: Path) -> None:
    assert PolicyFile(path).apply(Configuration()).number_to_dial == DEMO_HOTLINE
    assert applied(path, "shows_demo = true").number_to_dial == DEMO_HOTLINE
    assert applied(path, GOOD).number_to_dial == ON_THE_BILL
    assert applied(path, GOOD + 'hotline = "10086"').number_to_dial == ShortCode("10086")
    assert Configuration(operator_url="https://operator.example").number_to_dial == ON_THE_BILL


def test_a_policy_of_an_earlier_version_is_converted_once(path: Path) -> None:
    old = path.with_suffix(".json")
    old.write_text('{"operator_url": "https://api.example/", "hotline": "10086", "shows_demo": false, "text_size": 18}')
    old.chmod(0o644)
    before = PolicyFile(path).apply(Configuration())
    assert (before.operator_url, before.hotline, before.setup_fault) == (
        "https://api.example",
        ShortCode("10086"),
        None,
    )
    PolicyFile(path).convert()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    old.write_text("{")
    assert PolicyFile(path).apply(Configuration()) == before
    text = path.read_text(encoding="utf-8")
    PolicyFile(path).convert()
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("content", "kind", "line"),
    [
        ('{"operator_url": "https://api.example",\n "hotline": "10086",\n}', SetupFaultKind.SYNTAX, 3),
        ('{"operator_url": "https://api.example",\n "operator_url": "https://b.example"}', SetupFaultKind.REPEATED, 2),
        ("[]", SetupFaultKind.SYNTAX, 1),
        ("{", SetupFaultKind.SYNTAX, 1),
        ('{"operator_url": "https://api.example",\n"hotlin": "10086"}', SetupFaultKind.UNKNOWN_KEY, 2),
        ('{\n"operator_url": 3}', SetupFaultKind.WRONG_VALUE, 2),
        ('{"hotline": "10086"}', SetupFaultKind.MISSING_KEY, 0),
        ("", SetupFaultKind.EMPTY, 0),
    ],
)
def test_a_wrong_policy_of_an_earlier_version_is_not_converted(
    path: Path, content: str, kind: SetupFaultKind, line: int
) -> None:
    old = path.with_suffix(".json")
    old.write_text(content, encoding="utf-8")
    found = PolicyFile(path).apply(Configuration()).setup_fault
    assert found is not None
    assert (found.kind, found.line, found.file) == (kind, line, str(old))
    PolicyFile(path).convert()
    assert not path.exists()


def test_personal_settings_are_those_that_are_saved_for_a_person() -> None:
    assert set(write(Configuration())) == PERSONAL


def test_every_api_that_a_policy_may_name_is_one_the_gateway_opens() -> None:
    for name in APIS:
        open_gateway("http://127.0.0.1:9", FileToken(None), ServerClock(), profiles=Profiles({name: "/x/v4"})).close()


def test_the_example_is_accepted_and_explains_every_value(path: Path) -> None:
    example = (ROOT / "packaging" / "policy.example.toml").read_text(encoding="utf-8")
    found = applied(path, example)
    assert found.setup_fault is None
    assert {one.name for one in found.apis} == {"bill", "order", "ticket"}
    assert set(tomllib.loads(example)) == {*KEYS, "api"}


def test_the_page_about_the_policy_names_every_key() -> None:
    page = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
    assert [name for name in KEYS if f"`{name}`" not in page] == []
