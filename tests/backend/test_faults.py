"""Repairs over HTTP: what can be reported, which windows can be had, what is owed; and clients that try to break it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.config_file import read_configuration
from elderclient.backend.database.models import AccountEvent, Area, Offering, Outage, Product, Ticket, Visit
from elderclient.backend.faults.kind import AFFECTED_LINE
from elderclient.backend.faults.rules import RepairRules, waived_fen
from elderclient.backend.faults.simulated_crew import SimulatedCrew
from tests.backend.sample import SECRET, START, TICKETS, SampleOperator, sample_operator, text, values
from tests.contract.checked_client import CheckedClient

VISITS = "/tmf-api/appointment/v4/appointment"
SEARCH = "/tmf-api/appointment/v4/searchTimeSlot"
OUTAGES = "/tmf-api/serviceProblemManagement/v5/serviceProblem"


@contextmanager
def town(folder: Path, **changes: Any) -> Iterator[SampleOperator]:
    """A and B each with home internet in the same town, A with a landline in the country; one technician a window."""
    rules = RepairRules(technicians=1)
    changes |= {"repair": rules, "has_simulated_agents": True, "pace": 100.0}
    with sample_operator(folder, **changes) as served:
        with served.operator.writing.begin() as session:
            session.add_all(
                [
                    Area(id="town", name="春风里", name_en="Chunfeng", province="CN-BJ", is_rural=False),
                    Area(id="village", name="柳河村", name_en="Liuhe", province="CN-HA", is_rural=True),
                    *(
                        Offering(id=key, name=key, category=key, valid_from=date(2024, 1, 1), rent_fen=6000)
                        for key in ("broadband", "landline", "valueAdded")
                    ),
                ]
            )
            session.flush()
            session.add_all(
                [
                    line("net-A", "A", "broadband", "town"),
                    line("net-B", "B", "broadband", "town"),
                    line("land-A", "A", "landline", "village"),
                    line("extra-A", "A", "valueAdded", None),
                    line("gone-A", "A", "broadband", "town", status="terminated"),
                ]
            )
        yield served


@pytest.fixture
def repairs(tmp_path: Path) -> Iterator[SampleOperator]:
    with town(tmp_path) as served:
        yield served


def line(key: str, customer: str, offering: str, area: str | None, status: str = "active") -> Product:
    return Product(
        id=key,
        customer_id=customer,
        account_id=f"acc-{customer}",
        offering_id=offering,
        name="家里的线",
        name_en="Home line",
        start_date=date(2025, 1, 1),
        rent_fen=6000,
        status=status,
        area_id=area,
        address="1 号楼",
    )


def report(product: str = "net-A", symptom: str = "slow", external_id: str = "f-1") -> dict[str, Any]:
    """A fault as the client sends it."""
    identifier = {"@type": "ExternalIdentifier", "id": external_id, "externalIdentifierType": "fault", "owner": "x"}
    entity = {"@type": "EntityRef", "id": product, "@referredType": "Product"}
    return {
        "@type": "TroubleTicket",
        "ticketType": "fault",
        "description": "上网慢",
        "severity": "normal",
        "externalIdentifier": [identifier],
        "relatedEntity": [{"@type": "RelatedEntity", "role": AFFECTED_LINE, "entity": entity}],
        "troubleTicketCharacteristic": [text("symptom", symptom), text("tried", "restart")],
    }


def reported(client: CheckedClient, *wanted: str) -> dict[str, Any]:
    answer = client.post(TICKETS, report(*wanted))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def read(client: CheckedClient, ticket: dict[str, Any]) -> dict[str, Any]:
    return dict(client.get(f"{TICKETS}/{ticket['id']}").json())


def about(ticket: dict[str, Any]) -> list[dict[str, str]]:
    return [{"id": ticket["id"], "role": "fault", "@referredType": "TroubleTicket"}]


def windows(client: CheckedClient, ticket: dict[str, Any]) -> list[dict[str, str]]:
    answer = client.post(SEARCH, {"relatedEntity": about(ticket)})
    assert answer.status_code == 201, answer.text
    return [slot["validFor"] for slot in answer.json()["availableTimeSlot"]]


def booking(ticket: dict[str, Any], window: dict[str, str], external_id: str = "v-1") -> dict[str, Any]:
    return {"externalId": external_id, "relatedEntity": about(ticket), "validFor": window}


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def test_a_fault_says_its_limit_in_town_and_in_the_country(repairs: SampleOperator) -> None:
    town, village = reported(repairs.elder), reported(repairs.elder, "land-A", "noDialTone", "f-2")
    assert (values(town)["areaKind"], values(village)["areaKind"]) == ("urban", "rural")
    assert at(values(town)["limitEnds"]) == START + timedelta(hours=48)
    assert at(values(village)["limitEnds"]) == START + timedelta(hours=72)
    assert at(town["expectedResolutionDate"]) == START + timedelta(hours=48)
    assert values(town)["symptom"] == "slow"
    assert town["relatedEntity"][0]["entity"]["id"] == "net-A"
    (held,) = [one for one in repairs.elder.get("/tmf-api/productInventory/v5/product").json() if one["id"] == "land-A"]
    assert held["place"][0]["place"]["geographicAddressType"] == "rural"


def test_the_same_report_twice_is_one_and_another_of_the_same_line_names_it(repairs: SampleOperator) -> None:
    first = reported(repairs.elder)
    assert reported(repairs.elder)["id"] == first["id"]
    again = repairs.elder.post(TICKETS, report(external_id="f-other"))
    assert (again.status_code, again.json()["existingId"]) == (409, first["id"])
    assert "repaired" in again.json()["reason"]
    assert repairs.elder.patch(f"{TICKETS}/{first['id']}", {"status": "cancelled"}).status_code == 200
    assert reported(repairs.elder, "net-A", "slow", "f-other")["id"] != first["id"]


def test_two_reports_of_one_line_at_once_are_one_fault(repairs: SampleOperator) -> None:
    token = str(repairs.elder.authorization).removeprefix("Bearer ")

    def send(number: int) -> int:
        with CheckedClient(repairs.url, token) as client:
            return client.post(TICKETS, report(external_id=f"f-{number}")).status_code

    with ThreadPoolExecutor(6) as pool:
        statuses = sorted(pool.map(send, range(6)))
    assert statuses == [201, 409, 409, 409, 409, 409]


@pytest.mark.parametrize(
    ("product", "symptom"),
    [
        ("net-A", "noDialTone"),
        ("net-A", ""),
        ("net-B", "slow"),
        ("extra-A", "slow"),
        ("gone-A", "slow"),
        ("nothing", "slow"),
    ],
)
def test_what_cannot_break_like_that_is_refused(repairs: SampleOperator, product: str, symptom: str) -> None:
    answer = repairs.elder.post(TICKETS, report(product, symptom))
    assert answer.status_code == 422
    assert answer.json()["reason"]


def test_a_fault_names_its_line_once(repairs: SampleOperator) -> None:
    nameless = report() | {"relatedEntity": []}
    assert repairs.elder.post(TICKETS, nameless).status_code == 422
    double = report()
    double["relatedEntity"] *= 2
    assert repairs.elder.post(TICKETS, double).status_code == 422


@pytest.mark.parametrize(
    ("patch", "status"),
    [
        ({"status": "resolved"}, 422),
        ({"status": "inProgress"}, 422),
        ({"requestedResolutionDate": "2026-11-24T10:00:00Z"}, 422),
        ({"troubleTicketCharacteristic": [text("isOverdue", "true")]}, 422),
        ({"note": [{"@type": "Note", "text": "下午在家"}]}, 200),
    ],
)
def test_what_a_customer_may_change(repairs: SampleOperator, patch: dict[str, Any], status: int) -> None:
    ticket = reported(repairs.elder)
    assert repairs.elder.patch(f"{TICKETS}/{ticket['id']}", patch).status_code == status


def test_a_fault_goes_its_way_by_itself(repairs: SampleOperator) -> None:
    ticket, crew = reported(repairs.elder), SimulatedCrew(repairs.operator)
    assert not crew.run()
    for hours, status in ((1, "inProgress"), (17, "resolved"), (2401, "closed")):
        repairs.clock.advance(hours=hours)
        while crew.run():
            pass
        ticket = read(repairs.elder, ticket)
        assert ticket["status"] == status
    assert values(ticket)["technician"].endswith("师傅")
    assert [change["status"] for change in ticket["statusChangeHistory"]] == [
        "acknowledged", "inProgress", "resolved", "closed",
    ]  # fmt: skip
    assert not values(ticket)["isOverdue"]
    assert repairs.elder.patch(f"{TICKETS}/{ticket['id']}", {"status": "cancelled"}).status_code == 409


def test_a_live_server_has_no_crew(tmp_path: Path) -> None:
    with sample_operator(tmp_path) as served:
        assert not SimulatedCrew(served.operator).run()


def test_a_late_repair_costs_no_rent_for_every_day_it_took(repairs: SampleOperator) -> None:
    ticket = reported(repairs.elder)
    repairs.clock.advance(hours=47)
    assert "rentWaived" not in values(read(repairs.elder, ticket))
    before = repairs.elder.get(f"{TICKETS}/{ticket['id']}").headers["ETag"]
    repairs.clock.advance(hours=2)
    late = repairs.elder.get(f"{TICKETS}/{ticket['id']}")
    assert late.headers["ETag"] != before
    assert values(late.json())["isOverdue"] is True
    assert values(late.json())["rentWaived"] == 6  # three days of 60 yuan a month
    kind = repairs.operator.kinds["fault"]
    with repairs.operator.writing.begin() as session:
        kind.repair(session, session.get_one(Ticket, ticket["id"]), repairs.operator.now())  # type: ignore[attr-defined]  # a fault's own
    with repairs.operator.reading() as session:
        (credit,) = session.scalars(select(AccountEvent)).all()
        assert (credit.kind, credit.price_fen, credit.product_id, credit.month) == (
            "credit", -600, "net-A", date(2026, 11, 1),
        )  # fmt: skip
    repairs.clock.advance(days=30)
    assert values(read(repairs.elder, ticket))["rentWaived"] == 6


def test_withdrawing_late_does_not_lose_what_is_owed(repairs: SampleOperator) -> None:
    ticket = reported(repairs.elder)
    repairs.clock.advance(hours=49)
    assert repairs.elder.patch(f"{TICKETS}/{ticket['id']}", {"status": "cancelled"}).status_code == 200
    assert repairs.elder.patch(f"{TICKETS}/{ticket['id']}", {"status": "cancelled"}).status_code == 200
    with repairs.operator.reading() as session:
        assert [event.price_fen for event in session.scalars(select(AccountEvent))] == [-600]


def test_an_operator_sets_its_own_figures(tmp_path: Path) -> None:
    file = tmp_path / "operator.toml"
    live = f'database_url = "sqlite:///{tmp_path}/x.db"\nsecret = "{SECRET}"\nhosts = ["operator.example"]\n'
    file.write_text(live + "[repair]\ntechnicians = 5\ndays_ahead = 1\nnotice_hours = 4\n", encoding="utf-8")
    rules = read_configuration(file, {}).repair
    assert (rules.technicians, rules.days_ahead, rules.notice) == (5, 1, timedelta(hours=4))
    offered = rules.offered(START, ZoneInfo("Asia/Shanghai"))
    assert [window.starts_at.astimezone(UTC).hour for window in offered] == [6, 8, 1, 6, 8]
    file.write_text(live + '[repair]\nnotice_hours = "soon"\n', encoding="utf-8")
    with pytest.raises(UnsafeConfigurationError):
        read_configuration(file, {})


def test_days_are_counted_by_the_customers_calendar() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    evening, after_midnight = datetime(2026, 11, 23, 15, 50, tzinfo=UTC), datetime(2026, 11, 23, 16, 10, tzinfo=UTC)
    assert waived_fen(3000, evening, after_midnight, shanghai) == 200
    assert waived_fen(2900, evening, evening, shanghai) == 97
    assert waived_fen(0, evening, after_midnight, shanghai) == 0


def test_a_visit_is_found_booked_moved_and_cancelled(repairs: SampleOperator) -> None:
    ticket = reported(repairs.elder)
    first, second, *_rest = windows(repairs.elder, ticket)
    assert at(first["startDateTime"]) == datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # 14:00 in China; it is 10:00
    made = repairs.elder.post(VISITS, booking(ticket, first))
    assert (made.status_code, made.json()["status"]) == (201, "confirmed")
    where = made.json()["href"]
    assert read(repairs.elder, ticket)["expectedResolutionDate"] == first["endDateTime"]
    assert first not in windows(repairs.elder, ticket)
    tag = repairs.elder.get(where).headers["ETag"]
    moved = repairs.elder.patch(where, {"validFor": second}, if_match=tag)
    assert repairs.elder.patch(where, {"validFor": first}, if_match=tag).status_code == 412
    assert repairs.elder.get(where).headers["ETag"] == moved.headers["ETag"] != tag
    assert moved.json()["validFor"] == second
    assert first in windows(repairs.elder, ticket)
    gone = repairs.elder.patch(where, {"status": "cancelled", "validFor": second})
    assert gone.json()["status"] == "cancelled"
    assert repairs.elder.patch(where, {"status": "cancelled", "validFor": second}).status_code == 200
    assert repairs.elder.patch(where, {"validFor": first}).status_code == 409
    assert at(read(repairs.elder, ticket)["expectedResolutionDate"]) == START + timedelta(hours=48)
    assert [one["id"] for one in repairs.elder.get(VISITS).json()] == [made.json()["id"]]


def test_the_technician_repairs_at_the_end_of_the_visit(repairs: SampleOperator) -> None:
    ticket, crew = reported(repairs.elder), SimulatedCrew(repairs.operator)
    window = windows(repairs.elder, ticket)[0]
    visit = repairs.elder.post(VISITS, booking(ticket, window)).json()
    repairs.clock.advance(hours=5)
    while crew.run():
        pass
    assert read(repairs.elder, ticket)["status"] == "inProgress"
    repairs.clock.moment = at(window["endDateTime"])
    while crew.run():
        pass
    assert read(repairs.elder, ticket)["status"] == "resolved"
    assert repairs.elder.get(visit["href"]).json()["status"] == "completed"


def test_a_full_window_cannot_be_had(repairs: SampleOperator) -> None:
    mine, theirs = reported(repairs.elder), reported(repairs.young, "net-B")
    first, second, *_rest = windows(repairs.elder, mine)
    assert repairs.young.post(VISITS, booking(theirs, first)).status_code == 201
    assert first not in windows(repairs.elder, mine)
    full = repairs.elder.post(VISITS, booking(mine, first))
    assert full.status_code == 409
    assert "another time" in full.json()["reason"]
    made = repairs.elder.post(VISITS, booking(mine, second))
    assert made.status_code == 201
    assert repairs.elder.patch(made.json()["href"], {"validFor": first}).status_code == 409
    assert repairs.elder.get(made.json()["href"]).json()["validFor"] == second


def test_two_who_want_the_last_technician_at_once(repairs: SampleOperator) -> None:
    mine, theirs = reported(repairs.elder), reported(repairs.young, "net-B")
    window = windows(repairs.elder, mine)[0]
    wanted = [(repairs.elder, mine), (repairs.young, theirs)]
    tokens = [(str(client.authorization).removeprefix("Bearer "), ticket) for client, ticket in wanted]

    def send(one: tuple[str, dict[str, Any]]) -> int:
        with CheckedClient(repairs.url, one[0]) as client:
            return client.post(VISITS, booking(one[1], window)).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, tokens)) == [201, 409]
    with repairs.operator.reading() as session:
        assert len(session.scalars(select(Visit)).all()) == 1


def test_one_visit_a_fault_and_the_same_wish_is_the_same_visit(repairs: SampleOperator) -> None:
    ticket = reported(repairs.elder)
    first, second, *_rest = windows(repairs.elder, ticket)
    made = repairs.elder.post(VISITS, booking(ticket, first)).json()
    assert repairs.elder.post(VISITS, booking(ticket, first)).json()["id"] == made["id"]
    another = repairs.elder.post(VISITS, booking(ticket, second, "v-2"))
    assert (another.status_code, another.json()["existingId"]) == (409, made["id"])


def test_too_late_to_move_too_late_to_cancel(repairs: SampleOperator) -> None:
    ticket = reported(repairs.elder)
    first, second, *_rest = windows(repairs.elder, ticket)
    where = repairs.elder.post(VISITS, booking(ticket, first)).json()["href"]
    repairs.clock.moment = at(first["startDateTime"]) - timedelta(hours=1)
    late = repairs.elder.patch(where, {"validFor": second})
    assert (late.status_code, late.json()["reason"][:8]) == (409, "Too late")
    repairs.clock.moment = at(first["startDateTime"])
    assert repairs.elder.patch(where, {"status": "cancelled", "validFor": first}).status_code == 409
    assert repairs.elder.get(where).json()["status"] == "confirmed"


def test_a_time_at_which_nobody_goes_is_refused(repairs: SampleOperator) -> None:
    ticket = reported(repairs.elder)
    first = windows(repairs.elder, ticket)[0]
    for window in (
        {"startDateTime": "2026-11-23T02:00:00Z", "endDateTime": "2026-11-23T04:00:00Z"},  # begins now
        {"startDateTime": "2026-11-22T06:00:00Z", "endDateTime": "2026-11-22T08:00:00Z"},  # was yesterday
        {"startDateTime": "2027-11-23T06:00:00Z", "endDateTime": "2027-11-23T08:00:00Z"},  # too far
        {"startDateTime": "2026-11-23T18:00:00Z", "endDateTime": "2026-11-23T20:00:00Z"},  # at night
        first | {"endDateTime": "2026-11-30T06:00:00Z"},
        {"startDateTime": first["endDateTime"], "endDateTime": first["startDateTime"]},
    ):
        answer = repairs.elder.post(VISITS, booking(ticket, window))
        assert answer.status_code == 422, window


def test_nobody_comes_home_for_a_mobile(repairs: SampleOperator) -> None:
    window = windows(repairs.elder, reported(repairs.elder))[0]
    mobile = reported(repairs.elder, "prod-A", "noSignal", "f-2")
    assert windows(repairs.elder, mobile) == []
    assert repairs.elder.post(VISITS, booking(mobile, window)).status_code == 422


def test_no_visit_for_a_fault_that_is_over(repairs: SampleOperator) -> None:
    ticket = reported(repairs.elder)
    window = windows(repairs.elder, ticket)[0]
    made = repairs.elder.post(VISITS, booking(ticket, window)).json()
    repairs.elder.patch(f"{TICKETS}/{ticket['id']}", {"status": "cancelled"})
    assert repairs.elder.get(made["href"]).json()["status"] == "cancelled"
    assert windows(repairs.elder, ticket) == []
    assert repairs.elder.post(VISITS, booking(ticket, window, "v-2")).status_code == 409


def test_what_is_another_customers_is_not_there(repairs: SampleOperator) -> None:
    theirs = reported(repairs.young, "net-B")
    window = windows(repairs.young, theirs)[0]
    visit = repairs.young.post(VISITS, booking(theirs, window)).json()
    assert repairs.elder.post(SEARCH, {"relatedEntity": about(theirs)}).status_code == 422
    assert repairs.elder.post(VISITS, booking(theirs, window)).status_code == 422
    assert repairs.elder.get(visit["href"]).status_code == 404
    assert repairs.elder.patch(visit["href"], {"status": "cancelled", "validFor": window}).status_code == 404
    assert repairs.elder.get(VISITS).json() == []
    assert repairs.young.get(visit["href"]).json()["status"] == "confirmed"


@pytest.mark.parametrize(
    ("patch", "status"),
    [({"status": "completed"}, 422), ({"externalId": "v-9"}, 422), ({"validFor": {}}, 400), ({"lastUpdate": "x"}, 200)],
)
def test_a_visit_is_changed_in_two_ways_only(repairs: SampleOperator, patch: dict[str, Any], status: int) -> None:
    ticket = reported(repairs.elder)
    where = repairs.elder.post(VISITS, booking(ticket, windows(repairs.elder, ticket)[0])).json()["href"]
    assert repairs.elder.patch(where, patch, checks_requests=False).status_code == status


def test_an_appointment_is_about_one_fault(repairs: SampleOperator) -> None:
    ticket = reported(repairs.elder)
    two = {"relatedEntity": about(ticket) * 2}
    assert repairs.elder.post(SEARCH, two).status_code == 422
    assert repairs.elder.post(SEARCH, {"relatedEntity": []}, checks_requests=False).status_code == 400
    assert json.loads(repairs.elder.post(SEARCH, {}, checks_requests=False).text)["reason"]


def outage(key: str, *, hours: int = -1, ends: int | None = 5, **more: Any) -> Outage:
    starts = START + timedelta(hours=hours)
    end = None if ends is None else START + timedelta(hours=ends)
    whole = {"area_id": "town", "categories": ["broadband"], "cause": "挖断了光缆", "cause_en": "A cut cable"} | more
    return Outage(id=key, starts_at=starts, expected_end=end, **whole)


def test_outages_are_told_to_those_they_touch(repairs: SampleOperator) -> None:
    with repairs.operator.writing.begin() as session:
        session.add_all(
            [
                outage("now"),
                outage("works", hours=24, ends=26, is_planned=True),
                outage("over", ended_at=START),
                outage("village", area_id="village"),
                outage("mobiles", categories=["plan"]),
            ]
        )
    now, works = repairs.elder.get(OUTAGES).json()
    assert (now["id"], now["status"], now["category"]) == ("now", "inProgress", "outage")
    assert [service["id"] for service in now["affectedService"]] == ["net-A"]
    told = {one["name"]: one["value"] for one in now["characteristic"]}
    assert at(told["expectedEnd"]) == START + timedelta(hours=5)
    assert (works["id"], works["status"], works["category"]) == ("works", "pending", "plannedWork")
    assert [service["id"] for one in repairs.young.get(OUTAGES).json() for service in one["affectedService"]] == [
        "net-B", "net-B",
    ]  # fmt: skip
    assert repairs.elder.get(f"{OUTAGES}/works").json()["id"] == "works"
    assert repairs.elder.get(f"{OUTAGES}/village").status_code == 404


def test_a_fault_in_an_outage_is_promised_for_its_end(repairs: SampleOperator) -> None:
    with repairs.operator.writing.begin() as session:
        session.add(outage("now"))
    ticket = reported(repairs.elder)
    assert at(ticket["expectedResolutionDate"]) == START + timedelta(hours=5)
    repairs.clock.advance(hours=6)
    crew = SimulatedCrew(repairs.operator)
    while crew.run():
        pass
    assert repairs.elder.get(OUTAGES).json() == []
    assert at(read(repairs.elder, ticket)["expectedResolutionDate"]) == START + timedelta(hours=48)


def test_an_outage_without_a_known_end(repairs: SampleOperator) -> None:
    with repairs.operator.writing.begin() as session:
        session.add(outage("now", ends=None))
    (told,) = repairs.elder.get(OUTAGES).json()
    assert "expectedEnd" not in {one["name"] for one in told["characteristic"]}
    assert at(reported(repairs.elder)["expectedResolutionDate"]) == START + timedelta(hours=48)
