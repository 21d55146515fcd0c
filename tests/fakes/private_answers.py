"""What an operator of our own kind answers besides: consents, personal data, the call check, common questions."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def private_answers() -> dict[str, Any]:
    """Good answers: each list by its resource, and the one object of ``callCheck``."""
    return {
        "partyPrivacyProfileSpecification": [_specification()],
        "partyPrivacyProfile": [
            {
                "id": "v1",
                "applicableForParty": {"partyOrPartyRole": {"id": "c1"}},
                "partyPrivacyProfileCharacteristic": [_consent("offerCalls", "granted"), _consent("health", "refused")],
            }
        ],
        "personalData": _held(),
        "accessLog": [
            {"id": "w1", "date": "2026-11-21T10:20:00+08:00", "description": "查账单"},
            {"id": "w2", "date": "2026-11-23T15:40:00+08:00", "description": "改号码"},
        ],
        "exportJob": [{"id": "x1", "status": "Succeeded", "creationDate": "2026-11-22T11:00:00+08:00"}],
        "callCheck": {"state": "calling", "kind": "technician"},
        "answers": [
            {"id": "q1", "question": "话费怎么交？", "answer": ["到营业厅交。"], "words": ["交费"]},
            {"id": "q2", "question": "网为什么慢？", "answer": ["先看看路由器。", "再请师傅来。"]},
        ],
    }


def deletion() -> Json:
    """The ticket that asks for a deletion."""
    return {
        "id": "e1",
        "ticketType": "deletionRequest",
        "status": "resolved",
        "creationDate": "2026-11-24T09:00:00+08:00",
        "troubleTicketCharacteristic": [
            {"name": "deleted.conversation", "value": 17},
            {"name": "deleted.looks", "value": 9},
        ],
    }


def _consent(name: str, value: str) -> Json:
    return {"characterisitc": {"name": name, "value": value}}


def _specification() -> Json:
    def use(id_: str, name: str, sentence: str, level: str) -> Json:
        return {"id": id_, "name": name, "description": sentence, "configurable": True, "criticalityLevel": level}

    return {
        "id": "y1",
        "version": "2026-11",
        "specCharacteristic": [
            use("offerCalls", "优惠电话", "有新优惠，我们打电话告诉您。", "low"),
            use("health", "健康提醒", "按您的健康情况提醒您。", "high"),
            use("survey", "问卷", "请您说说满意不满意。", "low"),
        ],
    }


def _held() -> list[Json]:
    return [
        {"id": "bills", "name": "账单", "count": 28, "retention": "法律要求留五年。"},
        {"id": "notes", "name": "谈话", "count": 13, "retention": "投诉的留两年。", "erased": "其他的都删。"},
    ]
