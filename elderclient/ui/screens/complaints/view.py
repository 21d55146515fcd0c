"""Complaints as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class ComplaintsView(PageView):
    """Complaints: header, paged blocks, one row of actions."""
