"""The jobs of one operator, in the order in which they run."""

from __future__ import annotations

from elderclient.backend.callbacks.dialling.agent import SimulatedAgent
from elderclient.backend.callbacks.lapses import LapseJob
from elderclient.backend.callbacks.returns import ReturnJob
from elderclient.backend.complaints.simulated_clerk import SimulatedClerk
from elderclient.backend.faults.simulated_crew import SimulatedCrew
from elderclient.backend.jobs.runner import Job
from elderclient.backend.notices.jobs import NoticeJob
from elderclient.backend.orders.jobs import DailyProductJob, OrderJob
from elderclient.backend.privacy.jobs import PrivacyJob
from elderclient.backend.runtime import Operator


def jobs_of(operator: Operator) -> tuple[Job, ...]:
    """Build the jobs that run while the server does; simulated staff do nothing outside a demo."""
    return (
        LapseJob(operator),
        ReturnJob(operator),
        SimulatedAgent(operator, operator.now()),
        NoticeJob(operator),
        PrivacyJob(operator),
        SimulatedCrew(operator),
        SimulatedClerk(operator),
        OrderJob(operator.ordering.life, operator.reading, operator.writing, operator.now),
        DailyProductJob(operator.writing, operator.now, operator.configuration.zone),
    )
