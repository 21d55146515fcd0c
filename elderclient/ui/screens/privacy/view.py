"""The privacy pages, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class PrivacyView(PageView):
    """Header, paged blocks, one row of actions."""
