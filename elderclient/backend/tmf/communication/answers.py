"""What TMF681 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import Characteristic, Part, Reference, ResourceV4


class Sender(Part):
    """Who has sent a message."""

    id: str
    name: str


class Receiver(Part):
    """Whom a message is for."""

    id: str
    party: Reference


class CommunicationMessage(ResourceV4):
    """A notice to a customer; figures, reading and answering are characteristics."""

    subject: str
    content: str
    message_type: str
    priority: str
    send_time: datetime
    state: str
    sender: Sender
    receiver: list[Receiver]
    characteristic: list[Characteristic]
    standard = "attachment description logFlag scheduledSendTime sendTimeComplete tryTimes"
