"""How everything looks now, as one value: scale, colours, fonts, icons, language. Replaced at every change."""

from __future__ import annotations

from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPalette, QPen

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.rendering import shown
from elderclient.ui.theme.icons import Icons
from elderclient.ui.theme.palette import Palette
from elderclient.ui.theme.scale import Scale


class Look:
    """What widgets are built from; it does not change. Text is shown in ``language`` by ``text``."""

    def __init__(self, scale: Scale, palette: Palette, icons: Icons, language: Language, family: str) -> None:
        self.scale = scale
        self.palette = palette
        self.icons = icons
        self.language = language
        self.family = family
        self._metrics: dict[tuple[bool, int], tuple[QFont, QFontMetricsF]] = {}
        self._palettes: dict[str, QPalette] = {}

    def text(self, sentence: Sentence) -> str:
        """Return the sentence as it is shown in the interface's language."""
        return shown(sentence, self.language)

    def short(self, sentence: Sentence) -> str:
        """Return the short form as it is shown; the sentence itself where it has none."""
        return shown(sentence.short or sentence, self.language)

    @property
    def comma(self) -> str:
        """Separates the parts of a name that a screen reader says."""
        return "，" if self.language is Language.CHINESE else ", "

    def font(self, *, bold: bool = False, em: int | None = None) -> QFont:
        """Return the interface's font, ``em`` dp high (the text size by default)."""
        return self._measured(em or self.scale.em, is_bold=bold)[0]

    def width(self, text: str, *, bold: bool = False, em: int | None = None) -> int:
        """Return the width of ``text`` in one line, dp, rounded up."""
        return int(self._measured(em or self.scale.em, is_bold=bold)[1].horizontalAdvance(text)) + 1

    def _measured(self, em: int, *, is_bold: bool) -> tuple[QFont, QFontMetricsF]:
        key = (is_bold, em)
        if key not in self._metrics:
            font = QFont(self.family)
            font.setPixelSize(em)
            font.setWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
            self._metrics[key] = (font, QFontMetricsF(font))
        return self._metrics[key]

    def colour(self, token: str) -> QColor:
        """Return the colour of a palette token."""
        return QColor(getattr(self.palette, token))

    def brush(self, token: str) -> QBrush:
        """Return a brush in the colour of a palette token."""
        return self._dyed(token).brush(QPalette.ColorRole.Window)

    def pen(self, token: str, width: float) -> QPen:
        """Return a pen in the colour of a palette token, ``width`` in dp."""
        pen = QPen()
        pen.setColor(self.colour(token))
        pen.setWidthF(width)
        return pen

    def ink(self, token: str) -> QPalette:
        """Return the palette of a widget whose text has this colour: its painter begins with it."""
        return self._dyed(token)

    def _dyed(self, token: str) -> QPalette:
        """Made once for every token: a palette is the cheapest way to a colour, see ``qt_numbers``."""
        if token not in self._palettes:
            palette, colour = QPalette(), self.colour(token)
            for role in (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
                palette.setColor(role, colour)
            self._palettes[token] = palette
        return self._palettes[token]
