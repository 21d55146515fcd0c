"""What ``operator.toml`` may hold: the example and the code know the same keys, and a wrong line is named."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from elderclient.backend.config import Configuration, UnsafeConfigurationError
from elderclient.backend.config_file import KEYS, read_configuration

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / "packaging" / "operator" / "operator.toml").read_text(encoding="utf-8")
SECRET = "k2J8mQ4vX9bL7cZ1nT6wR3yH5dF0gS8a"
NEEDED = f'database_url = "sqlite:///x.db"\nsecret = "{SECRET}"\nhosts = ["api.example"]\n'


def written(folder: Path, content: str) -> Path:
    """A file with this content."""
    path = folder / "operator.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_the_example_has_every_key_once_and_every_default(tmp_path: Path) -> None:
    table, names = "", []
    for line in EXAMPLE.splitlines():
        if heading := re.fullmatch(r"\[(.+)\]", line):
            table = f"{heading[1]}."
        elif key := re.match(r"([a-z_]+) = ", line):
            names.append(f"{table}{key[1]}")
    read = {re.sub(r"^(hours|complaints\.provinces)\..*", r"\1", name) for name in names}
    assert len(names) == len(set(names))
    assert read == {key.name for key in KEYS}
    path = written(tmp_path, EXAMPLE.replace('secret = ""', f'secret = "{SECRET}"'))
    configuration = read_configuration(path, {})
    assert replace(configuration, database_url="", secret="", hosts=frozenset()) == Configuration(
        database_url="", secret="", port=8080
    )


def test_the_example_does_not_go_live_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(UnsafeConfigurationError, match="No secret is set"):
        read_configuration(written(tmp_path, EXAMPLE), {})


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("prot = 8080", "line 5: there is no key prot; perhaps port is meant."),
        ("unheard_of = 1", "line 5: there is no key unheard_of."),
        ("[callback]\nagents = 2", "line 5: there is no key callback"),
        ("[callbacks]\nagent = 2", "line 6: there is no key callbacks.agent; perhaps callbacks.agents is meant."),
        ("callbacks = 3", "line 5: callbacks is a table: write [callbacks] on a line of its own."),
        ('port = "8080"', "line 5: port cannot be used: it is a whole number from 0 to 65535."),
        ("port = true", "line 5: port cannot be used"),
        ("port = 80899", "line 5: port cannot be used"),
        ("bind = 127", "line 5: bind cannot be used: it is a text in quotes."),
        ('zone = "Mars/Base"', "line 5: zone cannot be used: it is a name of the IANA list"),
        ('zone = ""', "line 5: zone cannot be used"),
        ('[hours]\nfunday = "08:00-09:00"', "line 5: hours cannot be used: 'funday' is not a day"),
        ('[hours]\nmonday = "8 to 9"', "line 5: hours cannot be used"),
        ("[hours]\nmonday = 8", "line 5: hours cannot be used: it is a table of days"),
        ('[callbacks]\nrecords_all_calls = "no"', "line 6: callbacks.records_all_calls cannot be used: it is true or"),
        ("[callbacks]\nelder_credit_minutes = -1", "line 6: callbacks.elder_credit_minutes cannot be used"),
        ("[callbacks]\nlease_seconds = 5", "it is a number from 30 on"),
        ("[complaints.provinces.Henan]\ndays = 3", "line 5: complaints.provinces cannot be used: Henan is no province"),
        ("[complaints.provinces.CN-HA]\nday = 3", "CN-HA is a table with days"),
        ("[repair]\nnotice_hours = nan", "line 6: repair.notice_hours cannot be used"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, sentence: str) -> None:
    path = written(tmp_path, f"{NEEDED}\n{line}\n")
    with pytest.raises(UnsafeConfigurationError, match=re.escape(f"{path}, ")) as told:
        read_configuration(path, {})
    assert sentence in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("hosts", ['"a:1"', "[1]", '["https://api.example.com"]', '["a b"]'])
def test_hosts_that_are_no_list_of_names_are_refused(tmp_path: Path, hosts: str) -> None:
    path = written(tmp_path, NEEDED.replace('["api.example"]', hosts))
    with pytest.raises(UnsafeConfigurationError, match="line 3: hosts cannot be used"):
        read_configuration(path, {})


def test_the_environment_goes_before_the_file_and_is_named_too(tmp_path: Path) -> None:
    path = written(tmp_path, f"{NEEDED}port = 8080\n")
    configuration = read_configuration(path, {"ELDERCLIENT_OPERATOR_PORT": "81", "ELDERCLIENT_OPERATOR_HOSTS": "a,b:9"})
    assert (configuration.port, configuration.hosts) == (81, frozenset({"a", "b:9"}))
    with pytest.raises(UnsafeConfigurationError, match=r"ELDERCLIENT_OPERATOR_PORT: port cannot be used"):
        read_configuration(path, {"ELDERCLIENT_OPERATOR_PORT": "many"})


def test_no_sentence_shows_the_secret_or_the_database(tmp_path: Path) -> None:
    for wrong in (f'secret = ["{SECRET}"]', f'database_url = {{"{SECRET}" = 1}}'):
        with pytest.raises(UnsafeConfigurationError) as told:
            read_configuration(written(tmp_path, f"{wrong}\n"), {})
        assert SECRET not in str(told.value)
