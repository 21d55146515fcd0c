"""The colours of a theme, as tokens. The pairs used for text reach 7:1, borders and focus rings 3:1; imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from elderclient.domain.configuration import Theme


class Palette(NamedTuple):
    """Colours as ``#rrggbb``. Every ``x_text`` is painted on ``x``."""

    window: str
    text: str
    button: str
    button_text: str
    border: str
    pressed: str
    pressed_text: str
    bar_button: str
    bar_text: str
    call: str
    call_text: str
    call_border: str
    strip: str
    strip_text: str
    badge: str
    badge_text: str
    chosen: str
    chosen_text: str
    bar_fill: str
    bar_ground: str
    highlight: str
    highlight_text: str
    focus_inner: str
    """Painted on the control itself."""
    focus_outer: str
    """Painted next to the window's background."""


LEAST_CONTRAST = 7.0
"""Of text on what it is painted on (WCAG 2.2, 1.4.6)."""
LIGHT = Palette(
    window="#ffffff", text="#111111", button="#eaf1fb", button_text="#111111", border="#1d3b6e", pressed="#c4d8f2",
    pressed_text="#111111", bar_button="#ffffff", bar_text="#111111", call="#ffb000", call_text="#000000",
    call_border="#3a2a00", strip="#f2f2f2", strip_text="#111111", badge="#8b0000", badge_text="#ffffff",
    chosen="#1d3b6e", chosen_text="#ffffff", bar_fill="#1d3b6e", bar_ground="#dde3ec",
    highlight="#fff1a8", highlight_text="#111111", focus_inner="#ffffff", focus_outer="#b3005e",
)  # fmt: skip
DARK = Palette(
    window="#121417", text="#f4f4f4", button="#24303f", button_text="#f4f4f4", border="#9dbde6", pressed="#3b5068",
    pressed_text="#f4f4f4", bar_button="#121417", bar_text="#f4f4f4", call="#ffb000", call_text="#000000",
    call_border="#ffe0a0", strip="#23262b", strip_text="#f4f4f4", badge="#ffd0d0", badge_text="#3a0000",
    chosen="#9dbde6", chosen_text="#08121f", bar_fill="#9dbde6", bar_ground="#343a42",
    highlight="#5a4a00", highlight_text="#ffffff", focus_inner="#000000", focus_outer="#ffdf5d",
)  # fmt: skip
BLACK_YELLOW = Palette(
    window="#000000", text="#ffff00", button="#000000", button_text="#ffff00", border="#ffff00", pressed="#333300",
    pressed_text="#ffff00", bar_button="#000000", bar_text="#ffff00", call="#ffb000", call_text="#000000",
    call_border="#ffffff", strip="#1a1a00", strip_text="#ffff00", badge="#ffff00", badge_text="#000000",
    chosen="#ffff00", chosen_text="#000000", bar_fill="#ffff00", bar_ground="#333300",
    highlight="#ffff00", highlight_text="#000000", focus_inner="#000000", focus_outer="#ffffff",
)  # fmt: skip


class SystemColours(NamedTuple):
    """Colours of the desktop: window, text, button, selection; ``is_contrast`` where it is a contrast theme."""

    window: str
    text: str
    button: str
    button_text: str
    highlight: str
    highlight_text: str
    is_dark: bool = False
    is_contrast: bool = False


def palette_for(theme: Theme, system_colours: Callable[[], SystemColours]) -> Palette:
    """Return the colours of ``theme``. SYSTEM follows the desktop: light, dark, or all colours of a contrast theme.

    ``system_colours`` is called for that theme only.
    """
    if theme is Theme.DARK:
        return DARK
    if theme is Theme.BLACK_YELLOW:
        return BLACK_YELLOW
    if theme is Theme.SYSTEM:
        system = system_colours()
        if system.is_contrast:
            return _contrast(system)
        return DARK if system.is_dark else LIGHT
    return LIGHT


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (``#rrggbb``) as WCAG 2.2 defines it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(system: SystemColours) -> Palette:
    """All colours of a contrast theme; a pair of it that is fainter than 7:1 gives way to its window's, or to ours."""
    plain = (system.window, system.text)
    if contrast(*plain) < LEAST_CONTRAST:
        return DARK if system.is_dark else LIGHT
    button, button_text = _readable((system.button, system.button_text), plain)
    # What is chosen differs from the window also where the theme's own pair is too faint: it is the window's, swapped.
    marked, marked_text = _readable((system.highlight, system.highlight_text), (system.text, system.window))
    return Palette(
        window=system.window, text=system.text, button=button, button_text=button_text,
        border=system.text, pressed=marked, pressed_text=marked_text, bar_button=button, bar_text=button_text,
        call=marked, call_text=marked_text, call_border=system.text, strip=system.window,
        strip_text=system.text, badge=marked, badge_text=marked_text, chosen=marked,
        chosen_text=marked_text, bar_fill=system.text, bar_ground=system.window,
        highlight=marked, highlight_text=marked_text, focus_inner=system.window,
        focus_outer=system.text,
    )  # fmt: skip


def _readable(pair: tuple[str, str], instead: tuple[str, str]) -> tuple[str, str]:
    return pair if contrast(*pair) >= LEAST_CONTRAST else instead
