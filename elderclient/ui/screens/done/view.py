"""The pages of things done, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class DoneView(PageView):
    """The list, or one of them."""
