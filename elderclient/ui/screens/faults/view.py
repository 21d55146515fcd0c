"""The pages of repair, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class FaultsView(PageView):
    """The pages of repair: header, paged blocks, one row of actions."""
