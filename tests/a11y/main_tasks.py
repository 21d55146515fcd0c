"""The ten main tasks, as what a person wants to have heard or done; the same for whoever sees, hears or has one switch.

Owns what is pressed and what has to be known. Must not know how anybody gets there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from elderclient.domain.complaints import SubjectKind
from elderclient.domain.faults.check import Check
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import bill_screen
from elderclient.phrases.callbacks import callback_results, callback_screen
from elderclient.phrases.complaints import complaint
from elderclient.phrases.faults import checks, lines
from elderclient.phrases.orders import paid_extras
from elderclient.phrases.shell import more_screen

GRANNY_WANG, GRANDPA_LI, MS_LIN = 0, 1, 9


class Theirs(NamedTuple):
    """Words or figures of the operator's, in both languages."""

    zh: str
    en: str


class Control(NamedTuple):
    """A control or text by the program's own name for it, where no phrase without values says it."""

    key: str


What: TypeAlias = "Control | Theirs | Callable[[], Sentence]"
FIRST = Control("block-0")
"""What a page says first: its result, where it has one."""


THE_WORDS = Control("block-3")
"""The words that a real caller must say, while the telephone rings."""


class Press(NamedTuple):
    """Press it. ``is_verb``: it is one of the verbs of the page, which are always at its end."""

    what: What
    is_verb: bool = False


class Way(NamedTuple):
    """Press one after the other, or ``keys`` that the program has for it anywhere, which the guide names."""

    presses: tuple[Press, ...]
    keys: tuple[str, ...] = ()


class Learn(NamedTuple):
    """Know this from the page: by eye or by ear. ``screen``: the page it is on."""

    what: What
    screen: str = ""


class Agent(NamedTuple):
    """The operator's agent takes the call or dials; then the page changes by itself."""

    action: str


Step: TypeAlias = "Way | Learn | Agent"


class Known(NamedTuple):
    """What the operator knows once the task is done: so many objects at that path hold these words."""

    path: str
    words: str
    objects: int = 1


class Task(NamedTuple):
    """From home to the last step; ``done`` is asked of the operator, where the task changes anything there."""

    name: str
    customer: int
    steps: tuple[Step, ...]
    done: Known | None = None


def _press(what: What) -> Way:
    return Way((Press(what),))


def _verb(key: str) -> Way:
    """A verb by its place in the row: the refusing one is the first. On home the last is always what leads to more."""
    return Way((Press(Control(key), is_verb=True),))


_CALL = Way((Press(Control("bar-call")),), ("F1", "Enter"))
_CHECK = Way((Press(Control("tile-more")), Press(more_screen.caller_check)), ("F2",))
_BILL = _press(Control("tile-bill"))

TASKS = (
    Task("bill", GRANNY_WANG, (_BILL, Learn(Theirs("128.50", "128.50")), Learn(Control("block-1")))),
    Task(
        "why",
        GRANNY_WANG,
        (
            _BILL,
            Learn(Theirs("900 MB", "900 MB")),
            Learn(Theirs("多 25 元", "25 yuan")),
            Learn(Theirs("多 10 元", "10 yuan")),
        ),
    ),
    Task(
        "plan",
        GRANNY_WANG,
        (
            _press(Control("tile-plan")),
            Learn(Theirs("59 元", "59 yuan")),
            Learn(Theirs("5 GB", "5 GB")),
            _verb("action-0"),
            Learn(Theirs("舒心 59", "Comfort 59")),
        ),
    ),
    Task(
        "cancel",
        GRANNY_WANG,
        (
            _press(Control("tile-subscriptions")),
            _press(Theirs("视频会员", "Video membership")),
            Learn(paid_extras.cancelling_is_free),
            _verb("action-1"),
            Learn(FIRST, "done"),
        ),
        Known("productOrderingManagement/v5/productOrder?limit=100", "视频会员"),
    ),
    Task(
        "repair",
        GRANDPA_LI,
        (
            _press(Control("tile-faults")),
            _verb("action-1"),
            _press(lambda: lines.line_name(LineKind.BROADBAND, None)),
            _press(lambda: lines.symptom_name(Symptom.SLOW)),
            Learn(lambda: checks.instruction(Check.FEWER_DEVICES)),
            _verb("action-1"),
            Learn(lambda: checks.instruction(Check.RESTART_ROUTER)),
            _verb("action-1"),
            _verb("action-1"),
            Learn(FIRST, "faults"),
        ),
        Known("troubleTicket/v5/troubleTicket?ticketType=fault", '"slow"'),
    ),
    Task(
        "complain",
        MS_LIN,
        (
            _BILL,
            Way((Press(bill_screen.all_lines, is_verb=True),)),
            _press(Theirs("号码卫士", "Number guard")),
            Way((Press(bill_screen.ask_about_it, is_verb=True),)),
            _press(bill_screen.write_a_complaint),
            _press(lambda: complaint.sentences_about(SubjectKind.LINE)[0][1]),
            _verb("action-1"),
            Learn(FIRST, "complaints"),
        ),
        Known("troubleTicket/v5/troubleTicket?ticketType=complaint", "complaint"),
    ),
    Task(
        "notice",
        GRANNY_WANG,
        (
            _verb("tile-more"),
            _press(more_screen.notices),
            _press(Theirs("您的套餐可以换一个", "Your plan can be changed")),
            Learn(Theirs("59 元", "59 yuan")),
            Learn(Control("block-4")),
            _verb("action-0"),
            Learn(FIRST),
            _verb("action-1"),
            Learn(FIRST),
        ),
        Known("communicationManagement/v4/communicationMessage?limit=100", '"refused"'),
    ),
    Task(
        "call",
        GRANNY_WANG,
        (
            _CALL,
            Learn(FIRST, "callback"),
            Agent("take"),
            Agent("dial"),
            Learn(THE_WORDS),
            Way((Press(callback_screen.right_words, is_verb=True),)),
            Learn(callback_results.words_were_right),
        ),
    ),
    Task("caller check", GRANNY_WANG, (_CHECK, Learn(FIRST, "caller_check"))),
    Task(
        "lost phone",
        GRANDPA_LI,
        (
            _press(Control("tile-faults")),
            _verb("action-0"),
            _press(Theirs("010 5555 0102", "010 5555 0102")),
            _press(Theirs("138 0000 0102", "138 0000 0102")),
            Learn(FIRST),
            _verb("action-1"),
            Learn(FIRST, "done"),
        ),
        Known("productInventory/v5/product?limit=100", '"suspended"'),
    ),
)
