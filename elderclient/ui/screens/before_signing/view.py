"""What is agreed to, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class BeforeSigningView(PageView):
    """Eight answers, no, and on to the second confirmation."""
