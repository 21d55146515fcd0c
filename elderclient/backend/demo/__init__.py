"""A made-up operator in China for demonstrations and tests; never part of a live server.

``seed`` fills an empty database, ``queue_others`` puts strangers into the callback queue, ``order_lately`` orders a few
services, ``sign_agreements`` and ``write_notices`` put agreements and letters into the customers' drawers, and ``control``
is the hand that tests lay on bills; ``file_complaints`` files complaints, ``break_things`` breaks lines.
"""

from elderclient.backend.demo.agreements import sign_agreements
from elderclient.backend.demo.complaints import file_complaints
from elderclient.backend.demo.faults import break_things
from elderclient.backend.demo.notices import write_notices
from elderclient.backend.demo.orders import order_lately
from elderclient.backend.demo.other_callers import DEMO_OTHERS, OtherCaller, queue_others
from elderclient.backend.demo.seeding import DemoCustomer, seed

__all__ = [
    "DEMO_OTHERS",
    "DemoCustomer",
    "OtherCaller",
    "break_things",
    "file_complaints",
    "order_lately",
    "queue_others",
    "seed",
    "sign_agreements",
    "write_notices",
]
