"""The notices' pages."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class NoticesView(PageView):
    """The list, one notice, and the question before an answer is given."""
