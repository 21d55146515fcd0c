"""What is stored belongs to the customer: nothing of one is opened for another, and a renewed token loses nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.secrets.file_secrets import FileSecrets
from elderclient.adapters.store.opening import Opened, SignIn, open_store
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.callbacks import FraudReport
from elderclient.domain.errors import StoreDamaged
from elderclient.usecases.cache import CUSTOMER
from elderclient.usecases.ports.store import Entry

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
SEAT = "https://operator#/home/granny/token"


def by(token: str) -> SignIn:
    """How somebody with this token signs in, always from the same file."""
    return SignIn(f"token {token}", "https://operator", SEAT)


def act(identifier: str) -> Entry:
    return Entry(identifier, "reportFraud", FraudReport(identifier, "有人冒充客服。", NOW), NOW)


class Pc:
    """One PC: its folder, and what is done there one after the other."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.secrets = FileSecrets(folder / "keys")

    def opened(self, sign_in: SignIn) -> Opened:
        opened = open_store(sign_in, self.secrets, self.data)
        assert opened.trouble is None
        return opened

    def run(self, sign_in: SignIn, customer: str = "", *acts: str) -> bool:
        """A run in which the operator says who it is, if anything; whether the store was that customer's."""
        opened = self.opened(sign_in)
        for one in acts:
            opened.store.write_act(act(one))
        is_own = not customer or opened.ownership.confirm(sign_in.key, sign_in.customer(customer))
        opened.store.close()
        return is_own

    def acts(self, sign_in: SignIn) -> list[str]:
        opened = self.opened(sign_in)
        found = [one.id for one in opened.store.acts()]
        opened.store.close()
        return found


@pytest.fixture
def pc(tmp_path: Path) -> Pc:
    return Pc(tmp_path)


def test_the_first_person_goes_on_with_the_same_store(pc: Pc) -> None:
    assert pc.run(by("one"), "wang", "first")
    assert pc.acts(by("one")) == ["first"]
    assert pc.run(by("one"), "wang")
    assert len(list(pc.data.glob("*.db"))) == 1


def test_another_token_opens_nothing_until_the_operator_says_whose_it_is(pc: Pc) -> None:
    pc.run(by("one"), "wang", "first")
    assert pc.acts(by("two")) == []
    assert pc.run(by("two"), "li", "of li")
    assert pc.acts(by("two")) == ["of li"]
    assert pc.acts(by("one")) == ["first"]


def test_a_renewed_token_finds_what_waits_again(pc: Pc) -> None:
    pc.run(by("one"), "wang", "first")
    assert not pc.run(by("two"), "wang", "second")
    assert pc.acts(by("two")) == ["first", "second"]
    assert pc.run(by("two"), "wang")


def test_tokens_may_be_renewed_before_the_operator_was_ever_reached(pc: Pc) -> None:
    pc.run(by("one"), "", "first")
    assert pc.acts(by("two")) == []
    assert pc.run(by("one"), "wang")
    assert not pc.run(by("two"), "wang")
    assert pc.acts(by("two")) == ["first"]


def test_an_operator_that_names_another_customer_for_the_same_token_gets_another_store(pc: Pc) -> None:
    pc.run(by("one"), "wang", "first")
    assert not pc.run(by("one"), "li")
    assert pc.acts(by("one")) == []
    assert pc.run(by("one"), "li", "of li")
    assert not pc.run(by("one"), "wang")
    assert pc.acts(by("one")) == ["first"]


def test_the_same_id_at_another_operator_is_another_customer(pc: Pc) -> None:
    pc.run(by("one"), "1", "first")
    there = SignIn("token there", "https://elsewhere")
    assert pc.run(there, "1")
    assert pc.acts(there) == []


def test_a_token_that_changes_while_the_store_is_open(pc: Pc) -> None:
    one, two, three = by("one"), by("two"), by("three")
    opened = pc.opened(one)
    assert opened.ownership.confirm(one.key, one.customer("wang"))
    assert opened.ownership.confirm(two.key, two.customer("wang"))
    assert not opened.ownership.confirm(three.key, three.customer("li"))
    opened.store.close()


def test_a_token_that_changes_before_the_first_answer_is_not_trusted(pc: Pc) -> None:
    one, two = by("one"), by("two")
    opened = pc.opened(one)
    assert not opened.ownership.confirm(two.key, two.customer("wang"))
    opened.store.close()


def test_who_does_not_sign_in_sees_nothing(pc: Pc) -> None:
    pc.run(by("one"), "wang", "first")
    opened = pc.opened(SignIn("", "https://operator", SEAT))
    assert opened.store.acts() == ()
    assert not opened.store.is_durable
    assert not opened.ownership.confirm(by("one").key, by("one").customer("wang"))


def test_what_an_earlier_version_stored_is_the_customers_it_names(pc: Pc) -> None:
    earlier = pc.opened(SignIn(SEAT, "https://operator"))
    CUSTOMER.put(earlier.store, Customer("wang", "王奶奶"), NOW)
    earlier.store.write_act(act("first"))
    earlier.store.close()
    assert pc.acts(by("one")) == []
    assert pc.run(by("one"), "li")
    assert pc.acts(by("one")) == []
    assert not pc.run(by("two"), "wang")
    assert pc.acts(by("two")) == ["first"]


def test_tokens_that_are_renewed_every_day_do_not_fill_the_disk(pc: Pc) -> None:
    for day in range(30):
        sign_in = by(f"day {day}")
        pc.run(sign_in, "wang")
        assert pc.run(sign_in, "wang")
    assert len(list(pc.data.glob("*.db"))) == 1
    assert (pc.data / "owners").stat().st_size < 1000


def test_a_lost_list_of_owners_loses_nothing_else(pc: Pc) -> None:
    pc.run(by("one"), "wang", "first")
    pc.run(by("one"), "wang")
    (pc.data / "owners").write_bytes(b"nonsense")
    assert pc.acts(by("one")) == []
    assert not pc.run(by("one"), "wang")
    assert pc.acts(by("one")) == ["first"]


def test_nothing_in_the_folder_names_a_customer_or_a_token(pc: Pc) -> None:
    pc.run(by("very-secret-token"), "wang-1")
    pc.run(by("very-secret-token"), "wang-1")
    for file in pc.data.iterdir():
        content = file.name.encode() + file.read_bytes()
        assert b"secret" not in content
        assert b"wang-1" not in content


@pytest.mark.parametrize("customer", ["", "wang"])
def test_what_waits_for_an_earlier_token_is_reported_once(pc: Pc, customer: str) -> None:
    pc.run(by("one"), customer, "first")
    for expected in (True, False):
        opened = pc.opened(by("two"))
        assert opened.ownership.take_left_behind() == expected
        assert not opened.ownership.take_left_behind()
        opened.store.close()


@pytest.mark.parametrize("customer", ["wang", "li"])
def test_where_the_operator_says_who_it_is_nothing_is_left_behind(pc: Pc, customer: str) -> None:
    pc.run(by("one"), "wang", "first")
    opened = pc.opened(by("two"))
    is_own = opened.ownership.confirm(by("two").key, by("two").customer(customer))
    assert is_own == (customer == "li")
    opened.store.close()
    opened = pc.opened(by("two"))
    assert not opened.ownership.take_left_behind()
    opened.store.close()


def test_where_nothing_waits_nothing_is_left_behind(pc: Pc) -> None:
    pc.run(by("one"))
    opened = pc.opened(by("two"))
    assert not opened.ownership.take_left_behind()
    opened.store.close()


def test_a_file_that_another_program_has_open_is_left_where_it_is(pc: Pc) -> None:
    running = pc.opened(by("one"))
    running.store.write_act(act("first"))
    assert running.ownership.confirm(by("one").key, by("one").customer("wang"))
    beside = pc.opened(by("one"))
    assert [one.id for one in beside.store.acts()] == ["first"]
    assert beside.ownership.confirm(by("one").key, by("one").customer("wang"))
    beside.store.close()
    running.store.write_act(act("second"))
    running.store.close()
    assert pc.acts(by("one")) == ["first", "second"]
    assert len(list(pc.data.glob("*.db"))) == 1


@pytest.mark.parametrize("runs", [1, 2])
def test_an_emptied_file_is_reported_once(pc: Pc, runs: int) -> None:
    for _run in range(runs):  # The file is that of the token first, then the customer's.
        pc.run(by("one"), "wang", "a")
    (file,) = pc.data.glob("*.db")
    file.write_bytes(b"")
    opened = open_store(by("one"), pc.secrets, pc.data)
    assert isinstance(opened.trouble, StoreDamaged)
    assert opened.trouble.lost is None
    assert opened.store.acts() == ()
    opened.store.close()
    assert pc.acts(by("one")) == []
    assert pc.acts(by("two")) == []
