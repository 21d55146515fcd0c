"""The pages of 大字打印."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class PaperView(PageView):
    """The general page."""
