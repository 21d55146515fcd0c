"""How bills are paid, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class PayingView(PageView):
    """How bills are paid: header, paged blocks, one row of actions."""
