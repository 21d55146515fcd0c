"""The one value all settings end in: policy > preferences > defaults. Must not read or write files."""

from __future__ import annotations

from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.phone import ON_THE_BILL, Phone, ShortCode
from elderclient.domain.setup_fault import SetupFault

TEXT_SIZES = (18, 22, 26, 30, 36)
"""Offered text sizes in points at 96 dpi (18 pt = 24 dp, 36 pt = 48 dp; MIIT asks for 18 and 30 dp)."""

NOTICE = 1
"""The number of the notice what this program keeps. Whoever changes what it says counts on: it is shown once more."""


class Language(Enum):
    """Interface languages, by their locale names."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


class Theme(Enum):
    """Colour themes; SYSTEM gives way to the system's own contrast colours."""

    LIGHT = "light"
    DARK = "dark"
    BLACK_YELLOW = "black-yellow"
    SYSTEM = "system"


class Rate(Enum):
    """Speaking rates in Mandarin characters a minute (comfortable range 160-200, rules document section 2)."""

    SLOW = 160
    NORMAL = 180
    FAST = 200


class Pointer(Enum):
    """Sizes of the mouse pointer; NORMAL leaves the computer's own as it is."""

    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"


class Scanning(Enum):
    """For hands that can press one key only: the space bar moves on. What chooses then is Enter, or a pause in seconds."""

    OFF = None
    BY_KEY = 0
    AFTER_2 = 2
    AFTER_3 = 3
    AFTER_5 = 5
    AFTER_8 = 8


@frozen
class ApiAddress:
    """Where an operator has one API: a ``path`` (empty: the usual one) and a major ``version`` (0: that of the path)."""

    name: str
    path: str = ""
    version: int = 0


DEMO_HOTLINE = ShortCode("10000")
"""The number of the operator that comes with this program."""


@frozen
class Configuration:
    """Everything that can be set. ``text_size`` is one of TEXT_SIZES; ``volume`` 0-100."""

    language: Language = Language.CHINESE
    text_size: int = 26
    theme: Theme = Theme.LIGHT
    rate: Rate = Rate.NORMAL
    volume: int = 100
    voice: str = ""
    """Engine voice id; empty for the right one of the language."""
    pointer: Pointer = Pointer.NORMAL
    reads_automatically: bool = False
    speaks_amounts: bool = True
    uses_screen_reader: bool = False
    bounce_ms: int = 400
    repeat_ms: int = 500
    """A key held down repeats after so long (EN 301 549 5.7 asks for 2 s or more at the upper end); 0 for never."""
    scanning: Scanning = Scanning.OFF
    contact_by_text: bool = False
    notice_seen: int = 0
    """The newest ``NOTICE`` that was shown to the person; 0 for none yet."""
    operator_url: str = ""
    """Base URL of the operator's API; empty for the demo operator."""
    hotline: ShortCode | None = None
    """The operator's number as its policy gives it; ``None`` where nothing that can be read gives it."""
    calls_from: Phone | None = None
    """The number the operator's people call from; ``None`` where it is not known. A callback may name another."""
    shows_demo: bool = False
    """Say 演示 although an operator is configured, such as a hall's practice operator."""
    apis: tuple[ApiAddress, ...] = ()
    """Where this operator's APIs differ from the usual paths and versions."""
    speed_test_url: str = ""
    """Address of a file to measure the internet by; empty where there is none, and nothing is measured."""
    zone: str = "Asia/Shanghai"
    """IANA name of the zone of dates without one, and of everything that is shown."""
    currency: str = "CNY"
    """ISO 4217 code of amounts without one."""
    setup_fault: SetupFault | None = None
    """Why nothing of anybody may be shown on this PC; ``None`` where all is well."""

    @property
    def number_to_dial(self) -> ShortCode:
        """The hotline; without one that is known, where the operator prints it. The demo operator has one of its own."""
        if self.hotline is not None:
            return self.hotline
        is_own_operator = self.setup_fault is None and not self.operator_url
        return DEMO_HOTLINE if is_own_operator else ON_THE_BILL

    @property
    def is_demo(self) -> bool:
        """Nothing here is real: the program's own operator, or one that is only for practice."""
        return self.setup_fault is None and (self.shows_demo or not self.operator_url)
