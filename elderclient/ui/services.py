"""The use cases screens may use, once the program is connected. Holds them only; built by ``connection``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from elderclient.ui.memory import Memory

if TYPE_CHECKING:
    from elderclient.usecases.check_caller import CheckCaller
    from elderclient.usecases.compare_plans import ComparePlans
    from elderclient.usecases.request_callback import RequestCallback
    from elderclient.usecases.see_bill import SeeBill
    from elderclient.usecases.see_home import SeeHome
    from elderclient.usecases.see_plan import SeePlan


@dataclass(frozen=True)
class Services:
    """One person's use cases. All of them block: call them through ``Runner`` only. ``memory`` is for the UI thread."""

    see_home: SeeHome
    request_callback: RequestCallback
    check_caller: CheckCaller
    see_bill: SeeBill
    see_plan: SeePlan
    compare_plans: ComparePlans
    memory: Memory = field(default_factory=Memory)
