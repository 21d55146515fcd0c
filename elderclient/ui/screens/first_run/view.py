"""The program's own notice, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class FirstRunView(PageView):
    """A few sentences and one button."""
