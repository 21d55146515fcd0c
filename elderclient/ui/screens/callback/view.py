"""The callback's pages. Big and still: nothing on them moves or flashes."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class CallbackView(PageView):
    """Placed, waiting, ringing, result; time and number."""
