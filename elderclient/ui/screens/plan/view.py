"""The plan's pages, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class PlanView(PageView):
    """The plan's pages: header, paged blocks, one row of actions."""
