"""The page that leads to a human being, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class AskPersonView(PageView):
    """The page that leads to a human being: header, paged blocks, one row of actions."""
