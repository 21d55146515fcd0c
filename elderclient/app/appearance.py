"""What every window of the program looks like to the desktop: its fonts, its icon, and Qt's own texts.

Must not know what the windows show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase

from elderclient import resources

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator
    from PySide6.QtWidgets import QApplication, QWidget

    from elderclient.domain.configuration import Language
    from elderclient.ui.theme.icons import Icons


def load_fonts() -> str:
    """Load the fonts that come with the program; returns the family of the last, "" where none could be loaded."""
    family = ""
    for file in resources.font_files():
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        family = families[0] if families else family
    return family


def put_icon(window: QWidget, icons: Icons) -> None:
    """Show the program's icon in the desktop's list of windows."""
    from PySide6.QtGui import QColor, QIcon

    from elderclient.ui.theme.palette import LIGHT

    window.setWindowIcon(QIcon(icons.pixmap("call", QColor(LIGHT.border), 64, 1.0)))


def translate_qt(qt: QApplication, language: Language, before: QTranslator | None) -> QTranslator:
    """Put Qt's own texts (menus of text fields) into ``language``; ``before`` holds those in the language before."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    if before is not None:
        qt.removeTranslator(before)
    translator = QTranslator(qt)
    locale = QLocale(language.value)
    if translator.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(translator)
    return translator
