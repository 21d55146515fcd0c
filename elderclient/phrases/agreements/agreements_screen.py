"""Texts of the screens of agreements and of an agreement on paper."""

from __future__ import annotations

from elderclient.domain.agreements import Agreement, Clause, HardWord
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, FullDate, Noun
from elderclient.phrases.shell.unknowns import with_offer


def title() -> Sentence:
    """Title of the list and of one agreement."""
    return say("Agreements")


def full_text() -> Sentence:
    """Title of the full text, and caption of the button that opens it."""
    return say("Full text")


def meaning() -> Sentence:
    """Title of the page that explains one hard word."""
    return say("Meaning")


def not_found() -> Sentence:
    """Said where the agreement that was asked for does not exist."""
    return say("This agreement could not be found.")


def word_not_explained() -> Sentence:
    """Said where a word has no explanation of ours."""
    return say("This word is not explained here. You can ask our staff.")


def none_found() -> Sentence:
    """Said where the operator has no agreement of the customer."""
    return say("We could not find your agreement. Our staff can look for it.")


def how_many(in_force: int, unclear: int = 0) -> Sentence:
    """How many agreements are in force, and of how many more that is not clear, above the list."""
    if unclear and in_force:
        return say(
            "You have {count}. Another {more} may be in force, which is not clear. Press one to read it.",
            count=Count(in_force, Noun.AGREEMENT),
            more=Count(unclear, Noun.AGREEMENT),
        )
    if unclear:
        return say("It is not clear from the operator's data if these are in force. Press one to read it.")
    return say("You have {count}. Press one to read it.", count=Count(in_force, Noun.AGREEMENT))


def read_it() -> Sentence:
    """Caption of the entry that opens an agreement."""
    return say("Read it")


def state(agreement: Agreement) -> Sentence:
    """Whether an agreement is in force, for the list."""
    if agreement.is_active is None:
        return say("not clear")
    return say("in force") if agreement.is_active else say("over")


def entry_name(name: Sentence, agreement: Agreement) -> Sentence:
    """Accessible name of the entry that opens an agreement."""
    return say("{name}, {state}. {what}", name=name, state=state(agreement), what=read_it())


def name_of(agreement: Agreement) -> Sentence:
    """The agreement's name in the operator's words."""
    return say("{name}", name=OperatorText(agreement.terms.name, agreement.terms.name_en))


def clause(text: Clause) -> Sentence:
    """One clause of the full text in the operator's words."""
    return say("{text}", text=OperatorText(text.text, text.text_en))


def no_full_text() -> Sentence:
    """Said where the operator did not send the full text."""
    return say("The full text is not here. Our staff can give it to you.")


def press_a_hard_word() -> Sentence:
    """Said above the full text: hard words can be pressed."""
    return say("Press a difficult word to see what it means.")


def what_does_it_mean(word: Sentence) -> Sentence:
    """Accessible name of a hard word that can be pressed."""
    return say("{word}: what does it mean?", word=word)


def notes(agreement: Agreement) -> tuple[Sentence, ...]:
    """When it was signed, whether it still holds, and whether what was shown is on file."""
    found: list[Sentence] = []
    if agreement.signed_at is not None:
        found.append(say("Signed on {day}.", day=FullDate(agreement.signed_at.date())))
    if agreement.is_active is None:
        found.append(with_offer(say("It is not clear from the operator's data if it is in force.")))
    elif not agreement.is_active:
        found.append(say("This agreement is over."))
    if agreement.shown_summary:
        found.append(say("We have a record of what you were shown before you agreed."))
    return tuple(found)


def i_have_read_it() -> Sentence:
    """Caption of the button that goes on to the second confirmation."""
    return say("I have read it").shortened(say("All read"))


def file_name(name: Sentence) -> Sentence:
    """Name of the file an agreement is saved as."""
    # Translators: becomes the name of a file.
    return say("Agreement {name}", name=name)


def paper_title(name: Sentence) -> Sentence:
    """Title of the agreement on paper."""
    return say("Agreement: {name}", name=name)


def paper_full_text() -> Sentence:
    """Heading above the full text on paper."""
    return say("The full text")


def paper_hard_words() -> Sentence:
    """Heading above the explained words on paper."""
    return say("Difficult words")


def paper_explained(word: HardWord) -> Sentence:
    """A hard word with its explanation, on paper."""
    return say("{word}: {explanation}", word=word.word, explanation=word.explanation)


def paper_about() -> Sentence:
    """Heading above when and how it was signed, on paper."""
    return say("About this agreement")


def paper_questions() -> Sentence:
    """Heading above whom to ask, on paper."""
    return say("If you have a question")


def paper_whom_to_ask(hotline: ShortCode) -> Sentence:
    """Whom to ask, on paper."""
    return say("Call {hotline}, or press “Call me” on the computer.", hotline=hotline)
