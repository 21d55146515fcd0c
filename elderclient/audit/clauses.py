"""What the norms ask, row by row, and which checks bear on each. Data only: it says nothing about how a program did.

WCAG 2.2 at levels A and AA with the numbers of EN 301 549 V3.2.1 chapter 11 beside them, the criteria of AAA this program
aims at, the rest of EN 301 549 as far as it concerns a desktop program, GB/T 37668-2019 by its principles (its 58 items
are not numbered here) and the figures of the MIIT elder-friendly specifications of 2021.
"""

from __future__ import annotations

from typing import NamedTuple

WCAG, EN, GB, MIIT = "WCAG 2.2 and EN 301 549 chapter 11", "EN 301 549", "GB/T 37668-2019", "MIIT elder-friendly 2021"
NORMS = (WCAG, EN, GB, MIIT)


class Clause(NamedTuple):
    """One row. ``checks`` are names of check functions; ``rest`` is what of the clause they leave open.

    ``why_not`` says why the clause does not concern this program; it is empty where it does. ``lacks`` is what the program
    is known not to do.
    """

    norm: str
    number: str
    title: str
    checks: tuple[str, ...] = ()
    rest: str = ""
    why_not: str = ""
    lacks: str = ""


def _row(norm: str, number: str, title: str, checks: str = "", rest: str = "", **more: str) -> Clause:
    return Clause(norm, number, title, tuple(checks.split()), rest, **more)


_NO_MEDIA = "The program shows no recorded sound or moving pictures."
_NO_MARKUP = "The program is no content in a markup language (EN 301 549, 11.1.4.12)."
_READER = "With a real screen reader: see the suites on the accessibility bus and with Orca."
_BY_HAND = "Needs a person."
_MOVES = "Nothing moves, blinks, scrolls or plays by itself."
_ONE_WINDOW = "One program, no set of documents."

CLAUSES = (
    _row(WCAG, "1.1.1 (11.1.1.1.1)", "Non-text content", "unnamed lying_name", "That icons mean what their names say."),
    _row(WCAG, "1.2.1-1.2.5 (11.1.2)", "Time-based media", why_not=_NO_MEDIA),
    _row(WCAG, "1.3.1 (11.1.3.1.1)", "Info and relationships", "wrong_role state_untold", _READER),
    _row(WCAG, "1.3.2 (11.1.3.2.1)", "Meaningful sequence", "out_of_order"),
    _row(WCAG, "1.3.3 (11.1.3.3)", "Sensory characteristics", rest="Sentences have to be read by a person."),
    _row(WCAG, "1.3.4 (11.1.3.4)", "Orientation", "outside overlapping clipped", "Upright windows."),
    _row(WCAG, "1.3.5 (11.1.3.5.1)", "Identify input purpose", why_not="It has no forms for personal particulars."),
    _row(
        WCAG, "1.4.1 (11.1.4.1)", "Use of colour", "colour_alone reading_unmarked", "Timelines and pictures: by hand."
    ),
    _row(WCAG, "1.4.2 (11.1.4.2)", "Audio control", rest="The voice: see the suites that record sound."),
    _row(WCAG, "1.4.3 (11.1.4.3)", "Contrast (minimum)", "faint_text"),
    _row(WCAG, "1.4.4 (11.1.4.4.1)", "Resize text", "clipped half_line elided outside overlapping"),
    _row(WCAG, "1.4.5 (11.1.4.5.1)", "Images of text", why_not="It has none."),
    _row(
        WCAG, "1.4.10 (11.1.4.10.1)", "Reflow", "clipped outside overlapping half_line", "320 dp: the least is 640x400."
    ),
    _row(WCAG, "1.4.11 (11.1.4.11)", "Non-text contrast", "faint_edge unseen_focus faint_text"),
    _row(WCAG, "1.4.12 (11.1.4.12)", "Text spacing", why_not=_NO_MARKUP),
    _row(WCAG, "1.4.13 (11.1.4.13)", "Content on hover or focus", why_not="Nothing appears on hover or focus."),
    _row(
        WCAG, "2.1.1 (11.2.1.1.1)", "Keyboard", "unreachable", "That every act can be done: see the suites by keyboard."
    ),
    _row(WCAG, "2.1.2 (11.2.1.2)", "No keyboard trap", "trapped"),
    _row(
        WCAG,
        "2.1.4 (11.2.1.4.1)",
        "Character key shortcuts",
        why_not="Only Esc, F1 and F2 are shortcuts; Space is one where it was chosen.",
    ),
    _row(WCAG, "2.2.1 (11.2.2.1)", "Timing adjustable", rest="Confirmations and waiting: see the tests of pressing."),
    _row(WCAG, "2.2.2 (11.2.2.2)", "Pause, stop, hide", why_not=_MOVES),
    _row(WCAG, "2.3.1 (11.2.3.1)", "Three flashes", why_not=_MOVES),
    _row(WCAG, "2.4.1 (11.2.4.1)", "Bypass blocks", why_not=_ONE_WINDOW),
    _row(WCAG, "2.4.2 (11.2.4.2)", "Page titled", rest="Window titles: see the suites from outside."),
    _row(WCAG, "2.4.3 (11.2.4.3)", "Focus order", "out_of_order lost_on_arrival lost_in_rebuild"),
    _row(WCAG, "2.4.4 (11.2.4.4)", "Link purpose", "unnamed bare_role lying_name", _BY_HAND),
    _row(WCAG, "2.4.5 (11.2.4.5)", "Multiple ways", why_not=_ONE_WINDOW),
    _row(WCAG, "2.4.6 (11.2.4.6)", "Headings and labels", "unnamed bare_role role_twice mnemonic", _BY_HAND),
    _row(WCAG, "2.4.7 (11.2.4.7)", "Focus visible", "unseen_focus"),
    _row(WCAG, "2.4.11", "Focus not obscured (minimum)", "overlapping outside unseen_focus"),
    _row(WCAG, "2.5.1 (11.2.5.1)", "Pointer gestures", why_not="Nothing needs a gesture."),
    _row(WCAG, "2.5.2 (11.2.5.2)", "Pointer cancellation", rest="See the tests of pressing."),
    _row(WCAG, "2.5.3 (11.2.5.3)", "Label in name", "lying_name"),
    _row(WCAG, "2.5.4 (11.2.5.4)", "Motion actuation", why_not="Nothing reacts to motion."),
    _row(WCAG, "2.5.7", "Dragging movements", why_not="Nothing is dragged."),
    _row(WCAG, "2.5.8", "Target size (minimum)", "small_target"),
    _row(WCAG, "3.1.1 (11.3.1.1.1)", "Language of page", rest=_READER),
    _row(WCAG, "3.1.2", "Language of parts", rest=_READER),
    _row(WCAG, "3.2.1 (11.3.2.1)", "On focus", "lost_on_arrival trapped", "That nothing opens when the focus comes."),
    _row(WCAG, "3.2.2 (11.3.2.2)", "On input", rest="See the tests of settings and text fields."),
    _row(WCAG, "3.2.3", "Consistent navigation", rest="See the tests of the bar."),
    _row(WCAG, "3.2.4", "Consistent identification", rest=_BY_HAND),
    _row(WCAG, "3.2.6", "Consistent help", rest="See the tests of the bar."),
    _row(WCAG, "3.3.1 (11.3.3.1.1)", "Error identification", rest="See the tests of screens in trouble."),
    _row(WCAG, "3.3.2 (11.3.3.2)", "Labels or instructions", "unnamed lying_name", _BY_HAND),
    _row(WCAG, "3.3.3 (11.3.3.3)", "Error suggestion", rest=_BY_HAND),
    _row(WCAG, "3.3.4 (11.3.3.4)", "Error prevention", rest="See the tests of confirmations and undoing."),
    _row(WCAG, "3.3.7", "Redundant entry", rest=_BY_HAND),
    _row(WCAG, "3.3.8", "Accessible authentication (minimum)", rest="Pairing: see its tests."),
    _row(WCAG, "4.1.1 (11.4.1.1.1)", "Parsing", why_not=_NO_MARKUP),
    _row(WCAG, "4.1.2 (11.4.1.2.1)", "Name, role, value", "unnamed bare_role wrong_role state_untold", _READER),
    _row(WCAG, "4.1.3 (11.4.1.3.1)", "Status messages", "silent_result", "Announcements in the strip. " + _READER),
    _row(WCAG, "1.4.6 AAA", "Contrast (enhanced)", "faint_text"),
    _row(
        WCAG,
        "1.4.8 AAA",
        "Visual presentation",
        "long_line",
        lacks="Lines are 1.3 em high, the criterion asks for 1.5.",
    ),
    _row(WCAG, "2.4.13 AAA", "Focus appearance", "unseen_focus ring_on_letters"),
    _row(WCAG, "2.5.5 AAA", "Target size (enhanced)", "small_target"),
    _row(EN, "5.2", "Activation of accessibility features", rest=_BY_HAND),
    _row(EN, "5.3", "Biometrics", why_not="None are used."),
    _row(EN, "5.5", "Operable parts", "small_target", "Hardware is not part of the program."),
    _row(EN, "5.7", "Key repeat", rest="See the tests of pressing."),
    _row(EN, "5.8", "Double-strike key acceptance", rest="See the tests of pressing."),
    _row(EN, "5.9", "Simultaneous user actions", why_not="Nothing needs two at once."),
    _row(EN, "6", "Two-way voice communication", why_not="Calls are made by telephone, not by this program."),
    _row(
        EN,
        "11.5.2.3-11.5.2.17",
        "Interoperability with assistive technology",
        "unnamed wrong_role state_untold",
        _READER,
    ),
    _row(EN, "11.6", "Documented accessibility usage", rest=_BY_HAND),
    _row(EN, "11.7", "User preferences", rest="Contrast, pointer and colour filters of a real desktop."),
    _row(EN, "11.8", "Authoring tools", why_not="It is none."),
    _row(EN, "12.1", "Product documentation", rest="The guide: see its tests. The rest needs a person."),
    _row(EN, "12.2", "Support services", rest=_BY_HAND),
    _row(EN, "13", "Relay services", why_not="It is none."),
    _row(
        GB,
        "可感知",
        "Perceivable: text, contrast, colour",
        "unnamed faint_text colour_alone reading_unmarked",
        _BY_HAND,
    ),
    _row(
        GB,
        "可操作",
        "Operable: keyboard, focus, targets",
        "unreachable trapped out_of_order unseen_focus small_target",
        _BY_HAND,
    ),
    _row(GB, "可理解", "Understandable: consistent, errors", rest=_BY_HAND),
    _row(
        GB, "兼容", "Robust: names, roles, states for assistive technology", "unnamed wrong_role state_untold", _READER
    ),
    _row(MIIT, "字体", "Text of 18 dp and more, 30 dp at the largest setting", "small_text clipped half_line"),
    _row(MIIT, "行距", "Lines of 1.3 and more", "half_line"),
    _row(MIIT, "对比度", "Contrast 4.5:1 (here 7:1)", "faint_text"),
    _row(MIIT, "颜色", "Colour is never the only carrier", "colour_alone reading_unmarked"),
    _row(MIIT, "按钮", "Targets of 60 dp, others 44 dp", "small_target"),
    _row(MIIT, "手势", "No gestures of several fingers, no drags", why_not="A desktop program; nothing needs a drag."),
    _row(MIIT, "验证码", "Codes have an alternative", rest="Pairing: see its tests."),
    _row(MIIT, "时限", "Time is enough, and can be extended", rest="See the tests of pressing."),
    _row(MIIT, "撤销", "Orders can be undone for 10 minutes", rest="See the tests of orders."),
    _row(MIIT, "朗读", "Reading aloud with a switch", rest="See the suites that record sound."),
    _row(MIIT, "键盘", "Full keyboard use", "unreachable trapped out_of_order", "That every act can be done by keys."),
    _row(MIIT, "广告", "No advertising, no induced payments", rest=_BY_HAND),
    _row(MIIT, "一屏", "Main functions and confirmations on one page", "pages_apart"),
)
