"""The caller check's pages."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class CallerCheckView(PageView):
    """Answer, tricks, report."""
