"""The Chinese catalogue is complete, unambiguous and the same as what the program loads."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import OperatorText, Sentence, Value
from elderclient.rendering import spoken
from elderclient.rendering.messages_zh import MESSAGES
from tests.unit.rendering import any_value

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


def test_every_sentence_of_the_program_has_its_chinese(translations: ModuleType) -> None:
    assert translations.faults() == []


@pytest.mark.parametrize(
    ("msgid", "chinese", "fault"),
    [
        ("Pay {amount}", "交{sum}", "placeholders differ"),
        ("Pay {amount}", "交{amount", "cannot be filled"),
        ("Pay now", "现在 pay", "English left"),
        ("Pay now, please", "请,现在交", "half-width"),
    ],
)
def test_bad_translations_are_found(translations: ModuleType, msgid: str, chinese: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in translations.translation_faults(msgid, chinese))


def test_sentences_are_collected_with_their_context_and_notes(translations: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "screen.py").write_text(
        '# Translators: on the bill\nx = say("This month {amount}", amount=a)\n'
        'y = say("Done")\nz = say(other)\nw = say("{a}", b=1)\nspeaker.say("no", "en")\nv = say("Done", "a step")\n',
        encoding="utf-8",
    )
    found = translations.collect(tmp_path)
    assert sorted(found) == [("", ""), ("Done", ""), ("Done", "a step"), ("This month {amount}", ""), ("{a}", "")]
    assert found["This month {amount}", ""].notes == {"on the bill"}
    assert "needs a literal" in found["", ""].faults[0]
    assert "are not its arguments" in found["{a}", ""].faults[0]


def test_a_context_keeps_two_meanings_of_the_same_english_apart(translations: ModuleType) -> None:
    catalog = translations.Catalog(locale="zh_CN")
    catalog.add("Later", "以后")
    catalog.add("Later", "再想想", context="answer")
    assert '"Later": "以后"' in translations.compiled(catalog)
    assert '"answer\\x04Later": "再想想"' in translations.compiled(catalog)


@pytest.mark.parametrize("kind", [*any_value.typed, *any_value.free], ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_no_sentence_of_the_catalogue_is_spoken_with_a_digit_whatever_it_holds(kind: type, data: st.DataObject) -> None:
    value = data.draw((any_value.typed | any_value.free)[kind])
    msgid = data.draw(st.sampled_from(sorted(MESSAGES)))
    names = [name for _text, name, _format, _conversion in Formatter().parse(msgid) if name]
    for language in Language:
        words = spoken(Sentence(msgid, tuple((name, value) for name in names)), language)
        assert not any(character.isdigit() for character in words), words


@pytest.mark.parametrize(
    "value", [Money.of("1234.56"), Phone("13800138000"), OperatorText("5G畅享129元套餐", "5G for 129")]
)
def test_every_sentence_of_the_catalogue_is_spoken_without_a_digit(value: Value) -> None:
    for msgid in MESSAGES:
        names = [name for _text, name, _format, _conversion in Formatter().parse(msgid) if name]
        for language in Language:
            words = spoken(Sentence(msgid, tuple((name, value) for name in names)), language)
            assert words.strip()
            assert not any(character.isdigit() for character in words), words
