"""The list of further screens."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class MoreView(PageView):
    """One entry per screen."""
