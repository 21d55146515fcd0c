"""All tables of the operator, one file a matter, re-exported here. Computes nothing.

Conventions: ``*_fen`` are charged amounts in whole fen (1/100 CNY); prices per unit and quantities are exact decimals;
``*_at`` are aware UTC moments; ``*_date``, ``*_from``, ``*_until``, ``*_end`` are local calendar days. ``*_en`` is the
English text, empty where there is none.
"""

from elderclient.backend.database.base import Base
from elderclient.backend.database.models.accounts import DISABILITY_PRIORITY, BillingAccount, Customer, Number
from elderclient.backend.database.models.agreements import Agreement
from elderclient.backend.database.models.bills import AccountEvent, Bill, BillLine, Payment
from elderclient.backend.database.models.faults import Area, Outage, Visit
from elderclient.backend.database.models.information import Hall, HallHours, StandardAnswer
from elderclient.backend.database.models.notices import Notice
from elderclient.backend.database.models.orders import OrderItem, ProductOrder, PurchaseLock
from elderclient.backend.database.models.plans import (
    Offering,
    OfferingDiscount,
    OfferingTariff,
    Product,
    ProductDiscount,
    Usage,
)
from elderclient.backend.database.models.privacy import AccessRecord, Consent, ConsentAgreement, PersonalCopy
from elderclient.backend.database.models.server import AccessToken, Setting
from elderclient.backend.database.models.staff import SignInAttempt, StaffMember, StaffSession
from elderclient.backend.database.models.tickets import CallRecord, OutgoingCall, Ticket, TicketHistory, TicketNote

__all__ = [
    "DISABILITY_PRIORITY",
    "AccessRecord",
    "AccessToken",
    "AccountEvent",
    "Agreement",
    "Area",
    "Base",
    "Bill",
    "BillLine",
    "BillingAccount",
    "CallRecord",
    "Consent",
    "ConsentAgreement",
    "Customer",
    "Hall",
    "HallHours",
    "Notice",
    "Number",
    "Offering",
    "OfferingDiscount",
    "OfferingTariff",
    "OrderItem",
    "Outage",
    "OutgoingCall",
    "Payment",
    "PersonalCopy",
    "Product",
    "ProductDiscount",
    "ProductOrder",
    "PurchaseLock",
    "Setting",
    "SignInAttempt",
    "StaffMember",
    "StaffSession",
    "StandardAnswer",
    "Ticket",
    "TicketHistory",
    "TicketNote",
    "Usage",
    "Visit",
]
