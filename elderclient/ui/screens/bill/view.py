"""The bill's pages, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class BillView(PageView):
    """The bill's pages: header, paged blocks, one row of actions."""
