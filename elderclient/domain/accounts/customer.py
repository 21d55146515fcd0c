"""Who the customer is, as far as this program needs to know."""

from __future__ import annotations

from datetime import date

from elderclient.domain.frozen import frozen
from elderclient.domain.phone import Phone


@frozen
class Customer:
    """The customer a token belongs to. ``form_of_address`` is how the greeting calls them, such as 王奶奶."""

    id: str
    form_of_address: str
    birth_date: date | None = None
    form_of_address_en: str = ""
    numbers: tuple[Phone, ...] = ()
    """Numbers of the account that can be called back, the preferred one first."""
    province: str = ""
    """Where the customer lives, as in ISO 3166-2 (``CN-HA``); empty where the operator does not say."""
