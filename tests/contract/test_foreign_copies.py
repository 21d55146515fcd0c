"""Copies of the customer's data at operators whose jobs say less than ours: no day, no state, no id of ours."""

from __future__ import annotations

from typing import Any

import pytest

from elderclient.domain.privacy.personal_data import CopyStatus
from tests.contract.foreign_pages import ago, value, visiting


@pytest.mark.parametrize(
    ("jobs", "newest", "status"),
    [
        ([{"id": "1", "status": "Succeeded"}], "1", CopyStatus.SUCCEEDED),
        ([{"id": "1"}], "1", CopyStatus.UNCLEAR),
        ([{"id": "1", "status": "done"}, {"id": "2", "status": "Running"}], "2", CopyStatus.RUNNING),
        (
            [{"id": "1", "status": "done", "creationDate": ago(days=3)}, {"id": "2", "status": "Not Started"}],
            "2",
            CopyStatus.NOT_STARTED,
        ),
        (
            [{"id": "1", "status": "done"}, {"id": "2", "status": "done", "creationDate": ago(days=3)}],
            "2",
            CopyStatus.SUCCEEDED,
        ),
        ([{"id": "1", "status": "Running", "creationDate": "not a day"}], "1", CopyStatus.RUNNING),
    ],
)
def test_a_copy_without_a_day_is_not_lost(jobs: list[dict[str, Any]], newest: str, status: CopyStatus) -> None:
    with visiting(exportJob=jobs) as visitor:
        fetched = visitor.services.get_copy.fetch()
    job = value(fetched).job
    assert job is not None
    assert (fetched.unread, job.id, job.status) == (0, newest, status)
