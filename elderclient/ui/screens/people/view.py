"""Who uses this PC, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class PeopleView(PageView):
    """Who uses this PC: header, paged blocks, one row of actions."""
