"""The halls, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class HallsView(PageView):
    """The halls: header, paged blocks, one row of actions."""
