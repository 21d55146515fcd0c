"""Texts that only the screen of complaints shows: titles, questions, captions, steps of the timeline."""

from __future__ import annotations

from datetime import date

from elderclient.domain.complaints import AppealTerms, Case, Level, Move, SubjectKind
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.phrases.complaints.letter import APPEAL, CONSUMERS


def title_of_case() -> Sentence:
    """Title of one case's page."""
    return say("How far it has got").shortened(say("Progress"))


def title_of_list() -> Sentence:
    """Title of the list of all complaints."""
    return say("Complaints").shortened(say("Complain"))


def title_of_filing() -> Sentence:
    """Title of the pages on which a complaint is made."""
    return say("Make a complaint").shortened(say("Complain"))


def make_a_complaint() -> Sentence:
    """Caption of the button that begins a complaint."""
    return say("Make a complaint")


def none() -> Sentence:
    """Said where the list is empty."""
    return say("We found no complaint from you.")


def how_to_begin() -> Sentence:
    """What to press, said below an empty list."""
    return say("If anything is wrong, press “Make a complaint” below.")


def not_found() -> Sentence:
    """Said where the case that was asked for does not exist."""
    return say("This complaint could not be found.")


def last_act_not_sent() -> Sentence:
    """That the last move of a case waits on this PC, or may have arrived."""
    return say("There is no answer yet to what you did last. The program will keep trying.")


def you_said(text: str) -> Sentence:
    """The complaint in the person's own words."""
    return say("You said: “{text}”", text=OperatorText(text))


def you_added(text: str) -> Sentence:
    """What the person wrote later."""
    return say("You added: “{text}”", text=OperatorText(text))


def they_say(text: str) -> Sentence:
    """What the operator wrote, or why it refused."""
    return say("They say: “{answer}”", answer=OperatorText(text))


def ticket_number(number: str) -> Sentence:
    """The operator's number of the complaint."""
    return say("Ticket number: {number}", number=OperatorText(number))


def appeal_to_the_regulator() -> Sentence:
    """Caption that opens the way to the regulator."""
    return say("Appeal to the regulator").shortened(say("Appeal"))


def appeal(terms: AppealTerms | None) -> tuple[Sentence, ...]:
    """The page about appealing: that it is free, whom to call, the time limits where known, and the letter."""
    limits: tuple[Sentence, ...] = ()
    if terms is not None:
        limits = (
            say("You can appeal up to {within} after the trouble.", within=terms.within),
            say(
                "You will be told within {accepted} whether they take it on, and the result within {answered}.",
                accepted=terms.accepted,
                answered=terms.answered,
            ),
        )
    return (
        say("You can appeal to the regulator. It is free."),
        say("Call {appeal}, or the consumer helpline, {consumers}.", appeal=APPEAL, consumers=CONSUMERS),
        *limits,
        say("The letter is already written for you: print it, sign it and send it."),
    )


def print_the_letter() -> Sentence:
    """Caption of the button that prints the letter of appeal."""
    return say("Print the letter").shortened(say("Print"))


def are_you_satisfied() -> Sentence:
    """Question above the five answers of a rating."""
    return say("Are you satisfied with the answer?")


def move_caption(case: Case, move: Move) -> Sentence:
    """Caption of the button of a move."""
    if move is Move.ESCALATE:
        level = case.complaint.level.next
        if level is not None and level.next is None:
            return say("Ask for mediation").shortened(say("Mediation"))
        return say("Go to the next level").shortened(say("Next level"))
    captions = {
        Move.ADD: say("Add something").shortened(say("Add")),
        Move.REOPEN: say("Please look again").shortened(say("Look again")),
        Move.WITHDRAW: say("Withdraw it"),
        Move.RATE: say("Rate it"),
    }
    return captions[move]


def question_before(case: Case, move: Move) -> tuple[Sentence, Sentence, Sentence]:
    """Before a move: the question, what follows from it, and the caption that leaves everything as it is."""
    if move is Move.WITHDRAW:
        return say("Withdraw the complaint?"), say("They will then stop looking into it."), say("Keep it", "complaint")
    follows = say("Everything you said is still there; no need to say it again.")
    if move is Move.REOPEN:
        return say("Ask them to look again?"), follows, say("No need")
    is_mediation = case.complaint.level.next is Level.MEDIATION
    asked = say("Ask for mediation?") if is_mediation else say("Ask the next level to look at it?")
    return asked, follows, say("Not now")


def what_is_it_about() -> Sentence:
    """First question of a complaint."""
    return say("What is it about?")


def something_else() -> Sentence:
    """Choice for a complaint about nothing in the lists."""
    return say("Something else")


def which(kind: SubjectKind) -> Sentence:
    """Question above the charges, services or calls to choose from; it says again that one complains."""
    if kind is SubjectKind.LINE:
        return say("Which charge on your latest bill is your complaint about?")
    if kind is SubjectKind.CALL:
        return say("Which call is your complaint about?")
    return say("Which service is your complaint about?")


def nothing_to_choose(kind: SubjectKind) -> Sentence:
    """Said where there is no charge, service or call to choose."""
    if kind is SubjectKind.LINE:
        return say("We found no charge on your latest bills.")
    return say("There has been no call yet.") if kind is SubjectKind.CALL else say("Your services could not be found.")


def another_charge() -> Sentence:
    """Choice below the charges of the newest bill, which leads to the bills; a complaint begins there as well."""
    return say("Another charge: find it in my bills").shortened(say("Another charge: my bills"))


def what_is_wrong() -> Sentence:
    """Question above the sentences to choose from."""
    return say("What is wrong? Press one:")


def write_it_myself() -> Sentence:
    """Caption that opens the page for one's own words."""
    return say("Write it myself")


def your_complaint_says() -> Sentence:
    """Said above the sentence that is about to be sent."""
    return say("Your complaint says:")


def about_what_you_chose() -> Sentence:
    """Short form of what the complaint is about."""
    return say("About what you chose.")


def write_here() -> Sentence:
    """Caption of the field for one's own words."""
    return say("Write here")


def how_much_to_write() -> Sentence:
    """Said below the field: how much is enough, and what to press."""
    return say("A sentence or two will do. Then press “Send it”.")


def send_it() -> Sentence:
    """Caption of the button that sends the complaint."""
    return say("Send it")


def do_not_send() -> Sentence:
    """Caption of the button that leaves without sending."""
    return say("Don't send")


def do_not_send_it() -> Sentence:
    """Caption of the button that drops a complaint that is still on this PC."""
    return say("Don't send it")


def not_sent() -> Sentence:
    """That sending failed, and that what was written is still there."""
    return say("It was not sent. What you wrote is still here.")


def step_send() -> Sentence:
    """Step of the timeline: the complaint has yet to be sent."""
    return say("Send it")


def step_below(level: Level) -> Sentence:
    """Step of the timeline: a level that did not settle the case."""
    if level is Level.SERVICE:
        return say("Customer service did not settle it")
    return say("The next level did not settle it")


def step_received(level: Level) -> Sentence:
    """Step of the timeline: the present level received the case."""
    if level is Level.SUPERVISOR:
        return say("Passed to the next level")
    if level is Level.MEDIATION:
        return say("Passed to mediation")
    return say("Your complaint was received")


def step_first_answer() -> Sentence:
    """Step of the timeline: the first answer."""
    return say("First answer to you")


def step_looked_at_again() -> Sentence:
    """Step of the timeline: the case was opened again."""
    return say("Looked at again")


def step_full_answer() -> Sentence:
    """Step of the timeline: the full answer."""
    return say("Full answer to you")


def step_refused() -> Sentence:
    """Step of the timeline: the operator refused."""
    return say("They refused")


def step_withdrawn() -> Sentence:
    """Step of the timeline: the complaint was withdrawn, by whomever."""
    return say("It was withdrawn")


def step_closed() -> Sentence:
    """Step of the timeline: the operator closed the complaint, and does not say how."""
    return say("It was closed")


def step_rating() -> Sentence:
    """Step of the timeline: the person says whether the answer helped."""
    return say("You say whether it helped")


def on(day: date) -> Sentence:
    """When a step of the timeline was."""
    return say("{day}", day=day)
