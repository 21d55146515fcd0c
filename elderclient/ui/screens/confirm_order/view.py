"""The second confirmation, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class ConfirmOrderView(PageView):
    """Price, date, no and yes."""
