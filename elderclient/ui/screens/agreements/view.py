"""The agreements' pages."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class AgreementsView(PageView):
    """The list, one agreement, its full text, and the meaning of a hard word."""
