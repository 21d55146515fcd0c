"""The choice and the summary, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class ChangePlanView(PageView):
    """Plans to choose from, or what one of them would mean."""
