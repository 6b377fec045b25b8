"""The merge: what a translator wrote stays, stale words are marked, and nothing moves to another context."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from aeskills.locales.merge import Merged, Unit, merge
from aeskills.locales.po import CatalogMessage
from tests.locales.areas import entry, unit

A, B = "skill/lamp#name", "skill/lamp#tips"


def one(merged: Merged) -> CatalogMessage:
    (found,) = merged.entries
    return found


def words(merged: Merged) -> dict[str, tuple[str, bool]]:
    return {found.text: (found.strings[0], found.fuzzy) for found in merged.entries if not found.obsolete}


def again(merged: Merged, *units: Unit) -> Merged:
    return merge(merged.entries, units, 2)


def test_same_context_and_text_keeps_words_comments_and_flags() -> None:
    old = entry(A, "Lamp", "Lampada", comments=(" ask Rosa",), flags=("no-wrap",), references=("old.yaml",), extracted=("old",))
    merged = merge([old], [Unit(A, "Lamp", "", False, ("The name",), "new.yaml")], 2)
    assert one(merged) == replace(old, references=("new.yaml",), extracted=("The name",))
    assert (merged.kept, merged.new, merged.changed, merged.gone) == (1, 0, 0, 0)


def test_a_changed_text_keeps_its_words_as_fuzzy_with_the_previous_text() -> None:
    merged = merge([entry(A, "Lamp", "Lampada", comments=(" ask",))], [unit(A, "A wholly other thing, at length")], 2)
    found = one(merged)
    assert (found.strings, found.fuzzy, found.previous, found.comments) == (("Lampada",), True, ("Lamp",), (" ask",))
    assert merged.changed == 1


def test_a_text_changed_twice_remembers_what_the_words_were_written_for() -> None:
    first = merge([entry(A, "Lamp", "Lampada")], [unit(A, "The lamp")], 2)
    assert one(again(first, unit(A, "The big lamp"))).previous == ("Lamp",)


def test_of_several_changed_texts_the_likest_pairs_are_matched_first() -> None:
    """Both new texts are likest to the first old one; the second new text more so, though it stands later."""
    olds = [entry(B, "Trim the wick every evening at six", "alle sei"), entry(B, "Trim the wick each day", "ogni giorno")]
    news = [unit(B, "Trim the wick every evening"), unit(B, "Trim the wick every evening at seven")]
    found = words(merge(olds, news, 2))
    assert found == {"Trim the wick every evening": ("ogni giorno", True), "Trim the wick every evening at seven": ("alle sei", True)}


def test_a_change_taken_back_makes_the_words_good_again() -> None:
    first = merge([entry(A, "Lamp", "Lampada")], [unit(A, "The lamp")], 2)
    found = one(again(first, unit(A, "Lamp")))
    assert (found.strings, found.fuzzy, found.previous) == (("Lampada",), False, ())


def test_words_that_a_translator_approved_in_a_text_editor_stay_approved() -> None:
    approved = entry(A, "The lamp", "La lampada", previous=("Lamp",))
    found = one(merge([approved], [unit(A, "The lamp")], 2))
    assert (found.fuzzy, found.previous) == (False, ())


def test_a_doubt_of_the_translator_survives_a_change_and_its_reversal() -> None:
    merged = merge([entry(A, "Lamp", "Lampada", flags=("fuzzy",))], [unit(A, "The lamp")], 2)
    assert one(merged).fuzzy
    assert one(again(merged, unit(A, "Lamp"))).fuzzy


def test_a_new_text_is_empty_and_takes_no_words_of_another_context() -> None:
    merged = merge([entry(B, "Lamp", "Lampada")], [unit(A, "Lamp"), unit(B, "Lamp")], 2)
    assert [found.strings for found in merged.entries] == [("",), ("Lampada",)]
    assert merged.new == 1


def test_a_text_that_goes_becomes_obsolete_and_comes_back() -> None:
    old = entry(A, "Lamp", "Lampada", comments=(" ask",), flags=("no-wrap",))
    gone = merge([old], [], 2)
    assert one(gone).obsolete
    assert gone.gone == 1
    back = again(gone, unit(A, "Lamp"))
    assert back.revived == 1
    assert (one(back).strings, one(back).comments, one(back).flags, one(back).obsolete) == (("Lampada",), (" ask",), ("no-wrap",), False)


def test_a_stale_text_that_goes_comes_back_under_the_text_it_was_written_for() -> None:
    stale = merge([entry(A, "Lamp", "Lampada")], [unit(A, "The lamp")], 2)
    back = again(again(stale), unit(A, "Lamp"))
    assert words(back) == {"Lamp": ("Lampada", False)}


def test_an_untranslated_text_that_goes_leaves_nothing_but_a_comment_is_kept() -> None:
    assert merge([entry(A, "Lamp")], [], 2).entries == []
    assert one(merge([entry(A, "Lamp", comments=(" ask",))], [], 2)).obsolete


def test_a_list_in_another_order_keeps_every_translation() -> None:
    texts = ("Clean the lens", "Trim the wick", "Wind the clock")
    old = [entry(B, text, text.upper()) for text in texts]
    for order in permutations(texts):
        merged = merge(old, [unit(B, text) for text in order], 2)
        assert [found.text for found in merged.entries] == list(order)
        assert words(merged) == {text: (text.upper(), False) for text in texts}


def test_an_insertion_shifts_nothing() -> None:
    texts = ["Clean the lens", "Trim the wick", "Wind the clock"]
    old = [entry(B, text, text.upper()) for text in texts]
    merged = merge(old, [unit(B, text) for text in ["Read the barometer", *texts]], 2)
    assert words(merged) == {"Read the barometer": ("", False)} | {text: (text.upper(), False) for text in texts}


def test_two_changed_texts_of_one_context_find_their_own_words() -> None:
    old = [entry(B, "Clean the lens every week", "LENS"), entry(B, "Trim the wick at dusk", "WICK")]
    merged = merge(old, [unit(B, "Trim the wick before dusk"), unit(B, "Clean the great lens every week")], 2)
    assert words(merged) == {"Trim the wick before dusk": ("WICK", True), "Clean the great lens every week": ("LENS", True)}


def test_one_old_text_goes_to_one_new_text_only() -> None:
    old = [entry(B, "Clean the lens every week", "LENS")]
    merged = merge(old, [unit(B, "Clean the lens every day"), unit(B, "Clean the lens every month")], 2)
    assert [found.strings[0] for found in merged.entries].count("LENS") == 1


def test_an_unlike_text_in_a_list_gets_no_words() -> None:
    old = [entry(B, "Clean the lens", "LENS"), entry(B, "Trim the wick", "WICK")]
    merged = merge(old, [unit(B, "Clean the lens"), unit(B, "Greet 12 visitors by boat")], 2)
    assert words(merged) == {"Clean the lens": ("LENS", False), "Greet 12 visitors by boat": ("", False)}
    assert [found.text for found in merged.entries if found.obsolete] == ["Trim the wick"]


def test_of_two_equal_entries_the_finished_one_is_used_and_the_other_kept() -> None:
    old = [entry(A, "Lamp", "forse", flags=("fuzzy",)), entry(A, "Lamp", "Lampada")]
    merged = merge(old, [unit(A, "Lamp")], 2)
    assert words(merged) == {"Lamp": ("Lampada", False)}
    assert [found.strings for found in merged.entries if found.obsolete] == [("forse",)]
    assert again(merged, unit(A, "Lamp")).entries == merged.entries


def test_plural_forms_are_filled_up_and_never_cut_off_without_a_copy() -> None:
    old = CatalogMessage(A, "{n} lamp", "{n} lamps", ("uno", "due"))
    grown = merge([old], [unit(A, "{n} lamp", "{n} lamps")], 6)
    assert one(grown).strings == ("uno", "due", "", "", "", "")
    cut = merge([CatalogMessage(A, "{n} lamp", "{n} lamps", ("a", "b", "c"))], [unit(A, "{n} lamp", "{n} lamps")], 1)
    assert [(found.strings, found.obsolete) for found in cut.entries] == [(("c",), False), (("a", "b", "c"), True)]
    assert merge(cut.entries, [unit(A, "{n} lamp", "{n} lamps")], 1).entries == cut.entries


def test_a_text_that_becomes_a_plural_is_stale() -> None:
    found = one(merge([entry(A, "Lamp", "Lampada")], [unit(A, "Lamp", "Lamps")], 3))
    assert (found.strings, found.fuzzy, found.previous) == (("Lampada", "", ""), True, ("Lamp",))


TEXTS = st.sampled_from(["Clean the lens", "Clean the lenses", "Trim the wick", "Trim a wick", "Wind the clock", "Greet visitors"])
CONTEXTS = st.sampled_from([A, B])
KEYS = st.lists(st.tuples(CONTEXTS, TEXTS), unique=True, max_size=9)


@given(KEYS, st.lists(KEYS, min_size=1, max_size=4))
def test_whatever_happens_to_the_texts_no_words_are_lost_or_moved(start: list[tuple[str, str]], steps: list[list[tuple[str, str]]]) -> None:
    entries = [entry(context, text, f"{context}: {text}") for context, text in start]
    for step in steps:
        merged = merge(entries, [unit(*key) for key in step], 2)
        assert [found.key for found in merged.entries[: len(step)]] == step
        assert all(found.obsolete for found in merged.entries[len(step) :])
        assert merge(merged.entries, [unit(*key) for key in step], 2).entries == merged.entries
        entries = merged.entries
    kept = [found for found in entries if found.strings[0]]
    assert sorted(found.strings[0] for found in kept) == sorted(f"{context}: {text}" for context, text in start)
    for found in kept:
        assert found.strings[0].startswith(f"{found.context}: ")
        if not found.fuzzy:
            assert found.strings[0] == f"{found.context}: {found.text}"
