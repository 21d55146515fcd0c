"""The pages of services that cost extra, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class SubscriptionsView(PageView):
    """The list, one service, all of them, what is on sale, the lock."""
