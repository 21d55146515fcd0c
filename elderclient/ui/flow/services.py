"""The use cases screens may use, once the program is connected. Each is imported and built when first asked for.

A screen that is never opened costs neither time nor memory. Must not call them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from elderclient.ui.flow.memory import Memory

if TYPE_CHECKING:
    from elderclient.usecases.accounts.see_balance import SeeBalance
    from elderclient.usecases.agreements.read_agreement import ReadAgreement
    from elderclient.usecases.bills.see_bill import SeeBill
    from elderclient.usecases.callbacks.check_caller import CheckCaller
    from elderclient.usecases.callbacks.past_calls import SeePastCalls
    from elderclient.usecases.callbacks.request_callback import RequestCallback
    from elderclient.usecases.complaints.complain import Complain
    from elderclient.usecases.dependencies import Dependencies
    from elderclient.usecases.faults.book_visit import BookVisit
    from elderclient.usecases.faults.measure_speed import MeasureSpeed
    from elderclient.usecases.faults.report_fault import ReportFault
    from elderclient.usecases.faults.see_faults import SeeFaults
    from elderclient.usecases.information.find_hall import FindHall
    from elderclient.usecases.information.get_answers import GetAnswers
    from elderclient.usecases.ledger.ledger import Ledger
    from elderclient.usecases.ledger.outcomes import Outcomes
    from elderclient.usecases.ledger.see_done import SeeDone
    from elderclient.usecases.ledger.watch_acknowledged import WatchAcknowledged
    from elderclient.usecases.notices.answer_notice import AnswerNotice
    from elderclient.usecases.orders.change_plan import ChangePlan
    from elderclient.usecases.orders.confirm_order import ConfirmOrder
    from elderclient.usecases.orders.look_up_orders import LookUpOrders
    from elderclient.usecases.orders.manage_subscriptions import ManageSubscriptions
    from elderclient.usecases.orders.report_lost_phone import ReportLostPhone
    from elderclient.usecases.plans.compare_plans import ComparePlans
    from elderclient.usecases.plans.see_plan import SeePlan
    from elderclient.usecases.privacy.ask_deletion import AskDeletion
    from elderclient.usecases.privacy.get_copy import GetCopy
    from elderclient.usecases.privacy.manage_privacy import ManagePrivacy
    from elderclient.usecases.see_home import SeeHome


class Services:
    """One person's use cases. All of them block: call them through ``Runner`` only. ``memory`` is for the UI thread."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies
        self.memory = Memory()

    @property
    def ledger(self) -> Ledger:
        """All acts of the person, sent until they are answered."""
        return self._dependencies.ledger

    @cached_property
    def see_home(self) -> SeeHome:
        """Greeting, today's sentence and badges of home."""
        from elderclient.usecases.see_home import SeeHome

        return SeeHome(self._dependencies, lambda: self.complain.news())

    @cached_property
    def request_callback(self) -> RequestCallback:
        """Asking for a call by a person."""
        from elderclient.usecases.callbacks.request_callback import RequestCallback

        return RequestCallback(self._dependencies)

    @cached_property
    def check_caller(self) -> CheckCaller:
        """Checking whether a caller is the operator."""
        from elderclient.usecases.callbacks.check_caller import CheckCaller

        return CheckCaller(self._dependencies)

    @cached_property
    def see_bill(self) -> SeeBill:
        """Bills, and why they changed."""
        from elderclient.usecases.bills.see_bill import SeeBill

        return SeeBill(self._dependencies)

    @cached_property
    def see_plan(self) -> SeePlan:
        """The plan: what it includes and what is used."""
        from elderclient.usecases.plans.see_plan import SeePlan

        return SeePlan(self._dependencies)

    @cached_property
    def compare_plans(self) -> ComparePlans:
        """Whether another plan would fit better."""
        from elderclient.usecases.plans.compare_plans import ComparePlans

        return ComparePlans(self._dependencies)

    @cached_property
    def find_hall(self) -> FindHall:
        """Finding a service hall that is near and open."""
        from elderclient.usecases.information.find_hall import FindHall

        return FindHall(self._dependencies)

    @cached_property
    def get_answers(self) -> GetAnswers:
        """Common questions and their answers."""
        from elderclient.usecases.information.get_answers import GetAnswers

        return GetAnswers(self._dependencies)

    @cached_property
    def see_balance(self) -> SeeBalance:
        """The balance, and how bills are paid."""
        from elderclient.usecases.accounts.see_balance import SeeBalance

        return SeeBalance(self._dependencies)

    @cached_property
    def read_agreement(self) -> ReadAgreement:
        """Agreements in force, and one that is to be signed."""
        from elderclient.usecases.agreements.read_agreement import ReadAgreement

        return ReadAgreement(self._dependencies)

    @cached_property
    def answer_notice(self) -> AnswerNotice:
        """Notices of the operator, and answers to them."""
        from elderclient.usecases.notices.answer_notice import AnswerNotice

        return AnswerNotice(self._dependencies)

    @cached_property
    def manage_privacy(self) -> ManagePrivacy:
        """Uses of personal data, who has looked at them, what is held."""
        from elderclient.usecases.privacy.manage_privacy import ManagePrivacy

        return ManagePrivacy(self._dependencies)

    @cached_property
    def get_copy(self) -> GetCopy:
        """Getting a copy of all personal data."""
        from elderclient.usecases.privacy.get_copy import GetCopy

        return GetCopy(self._dependencies)

    @cached_property
    def ask_deletion(self) -> AskDeletion:
        """Deleting the personal data that no law requires."""
        from elderclient.usecases.privacy.ask_deletion import AskDeletion

        return AskDeletion(self._dependencies)

    @cached_property
    def complain(self) -> Complain:
        """Complaints, from filing to the final answer."""
        from elderclient.usecases.complaints.complain import Complain

        return Complain(self._dependencies)

    @cached_property
    def see_faults(self) -> SeeFaults:
        """Lines with their outages and repairs."""
        from elderclient.usecases.faults.see_faults import SeeFaults

        return SeeFaults(self._dependencies)

    @cached_property
    def report_fault(self) -> ReportFault:
        """Reporting a line that does not work."""
        from elderclient.usecases.faults.report_fault import ReportFault

        return ReportFault(self._dependencies)

    @cached_property
    def measure_speed(self) -> MeasureSpeed | None:
        """Measuring the internet on this PC; ``None`` where there is no address for it."""
        from elderclient.usecases.faults.measure_speed import MeasureSpeed

        meter = self._dependencies.speed_meter
        return None if meter is None else MeasureSpeed(self._dependencies, meter)

    @cached_property
    def book_visit(self) -> BookVisit:
        """Visits with a technician for a repair."""
        from elderclient.usecases.faults.book_visit import BookVisit

        return BookVisit(self._dependencies)

    @cached_property
    def manage_subscriptions(self) -> ManageSubscriptions:
        """Subscriptions: services that cost extra."""
        from elderclient.usecases.orders.manage_subscriptions import ManageSubscriptions

        return ManageSubscriptions(self._dependencies)

    @cached_property
    def change_plan(self) -> ChangePlan:
        """Drafting a change to another plan."""
        from elderclient.usecases.orders.change_plan import ChangePlan

        return ChangePlan(self._dependencies)

    @cached_property
    def confirm_order(self) -> ConfirmOrder:
        """Confirming a draft that was shown, as an order."""
        from elderclient.usecases.orders.confirm_order import ConfirmOrder

        return ConfirmOrder(self._dependencies)

    @cached_property
    def report_lost_phone(self) -> ReportLostPhone:
        """Stopping the line of a lost phone at once."""
        from elderclient.usecases.callbacks.call_number import leave
        from elderclient.usecases.orders.report_lost_phone import ReportLostPhone

        return ReportLostPhone(
            self._dependencies, lambda lost: leave(self.request_callback, self._dependencies.phones_at_hand, lost)
        )

    @cached_property
    def see_done(self) -> SeeDone:
        """The things done in the last 90 days."""
        from elderclient.usecases.ledger.see_done import SeeDone
        from elderclient.usecases.orders.order_source import OrderSource
        from elderclient.usecases.orders.undo_order import UndoLast

        return SeeDone(
            self._dependencies.store,
            self._dependencies.clock,
            self.ledger,
            OrderSource(self._dependencies),
            UndoLast(self._dependencies),
            self.outcomes,
            self.watch_acknowledged,
            self.past_calls,
        )

    @cached_property
    def past_calls(self) -> SeePastCalls:
        """Calls by a person that took place, and what came of them."""
        from elderclient.usecases.callbacks.past_calls import SeePastCalls

        return SeePastCalls(self._dependencies)

    @cached_property
    def watch_acknowledged(self) -> WatchAcknowledged:
        """Acts that the operator has taken, and may lose."""
        from elderclient.usecases.ledger.watch_acknowledged import WatchAcknowledged

        basics = self._dependencies
        return WatchAcknowledged(basics.gateway, basics.store, basics.clock, self.ledger)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What became of acts in the background."""
        from elderclient.usecases.ledger.outcomes import Outcomes

        return Outcomes(self.ledger, self._dependencies.store)

    @cached_property
    def look_up_orders(self) -> LookUpOrders:
        """Orders whose outcome the person does not know yet."""
        from elderclient.usecases.orders.look_up_orders import LookUpOrders

        return LookUpOrders(self._dependencies)
