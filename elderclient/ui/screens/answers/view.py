"""The common questions, as the general page. Decides nothing."""

from __future__ import annotations

from elderclient.ui.widgets.page_view import PageView


class AnswersView(PageView):
    """The common questions: header, paged blocks, one row of actions."""
