"""The lost phone's pages, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class LostPhoneView(PageView):
    """Which phone, the one confirmation, or the hotline where nothing can be stopped from here."""
