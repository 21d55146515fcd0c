"""The pages of 印大字."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class PaperView(PageView):
    """The general page."""
