"""The message's page."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class MessageView(PageView):
    """One message."""
