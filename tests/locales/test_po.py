"""PO files: what is read is written again, byte for byte, and Babel reads the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aeskills.files import CATALOG_BYTES
from aeskills.locales.catalogs import Area, template, update_catalog
from aeskills.locales.po import Catalog, CatalogMessage, po_text
from aeskills.locales.po_reader import MAX_ERRORS, read_catalog
from aeskills.text import forbidden
from tests.locales.areas import area, parsed, po, unit

TRANSLATOR = r"""# Lighthouse, Italian.
#
msgid ""
msgstr ""
"Language: it\n"
"X-Generator: A tool\n"

# ask Rosa
#. The name
#: skills/lamp care.yaml
#, fuzzy, no-wrap
#| msgid "The \"old\"\tlamp"
msgctxt "skill/lamp#name"
msgid "The lamp"
msgstr "La lampada"

msgctxt "skill/lamp#why"
msgid ""
"One.\n"
"\n"
"Two \\ three."
msgstr ""
"Uno.\n"
"\n"
"Due \\ tre.\n"

msgctxt "a#b"
msgid "{count} lamp"
msgid_plural "{count} lamps"
msgstr[0] "{count} lampada"
msgstr[1] "{count} lampade"

# the old one
#, no-wrap
#~ msgctxt "skill/lamp#gone"
#~ msgid "Gone"
#~ msgstr ""
#~ "Andata\n"
#~ "via"

# last words
"""


def test_a_file_is_written_as_it_was_read(tmp_path: Path) -> None:
    catalog = parsed(TRANSLATOR, tmp_path)
    assert po_text(catalog) == TRANSLATOR
    fuzzy, _, plural, gone = catalog.entries
    assert (fuzzy.previous, fuzzy.flags, fuzzy.comments, fuzzy.line) == (('The "old"\tlamp',), ("fuzzy", "no-wrap"), (" ask Rosa",), 13)
    assert (plural.plural, plural.strings) == ("{count} lamps", ("{count} lampada", "{count} lampade"))
    assert (gone.obsolete, gone.strings, gone.comments, gone.flags) == (True, ("Andata\nvia",), (" the old one",), ("no-wrap",))
    assert catalog.trailing == (" last words",)


def test_what_other_tools_write_is_understood(tmp_path: Path) -> None:
    text = (
        '\ufeffmsgid ""\r\nmsgstr ""\r\n"Content-Type: text/plain; charset=utf-8\\n"\r\n\r\n#~| msgid "x"\r\n#~| "y"\r\n'
        '#~ msgctxt "a#b"\r\n#~ msgid "z"\r\n#~ msgstr "w"\r\nmsgid   "no blank line before"\r\nmsgstr\t"and tabs"\r\n'
    )
    old, new = parsed(text, tmp_path).entries
    assert (old.previous, old.text, old.obsolete) == (("xy",), "z", True)
    assert (new.text, new.strings, new.obsolete) == ("no blank line before", ("and tabs",), False)


WORDS = st.text(
    st.one_of(
        st.sampled_from('"\\\n\t{}#~|* مرحبا日本語é\u200f\u00a0'),
        st.characters(exclude_categories=("Cs",)),
    )
).filter(lambda text: not list(forbidden(text)))


@given(WORDS.filter(bool), WORDS, WORDS, st.lists(WORDS, min_size=2, max_size=6), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_and_babel_reads_the_same(
    tmp_path: Path, text: str, string: str, context: str, forms: list[str], obsolete: bool
) -> None:
    before = CatalogMessage("previous#one", text, strings=(string,), flags=("fuzzy",), previous=(text,))
    after = CatalogMessage(f"a#{context}", text, strings=(string,), obsolete=obsolete)
    plural = CatalogMessage("plural", text, text + "s", tuple(forms))
    first = po(before, plural, after)
    catalog = parsed(first, tmp_path)
    again = po_text(Catalog(catalog.header, catalog.entries, catalog.trailing))
    assert again == first
    assert [(e.context, e.text, e.plural, e.strings, e.previous, e.obsolete) for e in catalog.entries] == [
        (e.context, e.text, e.plural, e.strings, e.previous, e.obsolete) for e in (before, plural, after)
    ]
    theirs = read_po(io.BytesIO(first.encode()), locale="ar", abort_invalid=True)
    found = theirs.get(text, "previous#one")
    assert found is not None
    assert found.string == string


def test_flags_are_written_in_one_order() -> None:
    assert "#, fuzzy, no-wrap, python-brace-format\n" in po(
        CatalogMessage("a#b", "c", flags=("python-brace-format", "no-wrap", "fuzzy", "no-wrap"))
    )


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    target = area(tmp_path)
    update_catalog(target, "it")
    path = target.path("it")
    first = path.read_bytes()
    path.touch()
    update_catalog(target, "it")
    assert path.read_bytes() == first
    assert first.endswith(b'msgstr[2] ""\n')
    assert list(path.parent.iterdir()) == [path]
    assert template(target) == template(target)


def test_the_header_keeps_what_a_translators_tool_wrote_and_has_no_date_of_ours(tmp_path: Path) -> None:
    target = Area("skills", (unit("a#b", "c"),), tmp_path, "x")
    update_catalog(target, "pt-BR")
    path = target.path("pt-BR")
    text = path.read_text(encoding="utf-8")
    assert "Language: pt_BR\\n" in text
    assert "Date" not in text
    path.write_text(
        "# Ana\n" + text.replace('"MIME', '"Last-Translator: Ana <a@example.org>\\n"\n"Language: fr\\n"\n"MIME'), encoding="utf-8"
    )
    update_catalog(target, "pt-BR")
    text = path.read_text(encoding="utf-8")
    assert text.startswith('# Ana\nmsgid ""\n')
    assert "Last-Translator: Ana <a@example.org>" in text
    assert "Language: fr" not in text


BROKEN = {
    "no msgstr": ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 1, 1, "no msgstr"),
    "no msgstr at the end": ('msgid "a"\nmsgstr "b"\n\n  msgctxt "x"\nmsgid "y"\n', 4, 1, "no msgstr"),
    "msgstr first": ('msgstr "a"\n', 1, 1, "does not belong"),
    "unknown keyword": ('msgid "a"\n  msgtxt "b"\n', 2, 3, "neither"),
    "text before all": ('"a"\n', 1, 1, "neither"),
    "open quote": ('msgid "a\nmsgstr "b"\n', 1, 7, "quoted"),
    "inner quote": ('msgid "a"\nmsgstr "b "c" d"\n', 2, 8, "quoted"),
    "unknown escape": ('msgid "a"\nmsgstr "\\x41"\n', 2, 8, "quoted"),
    "forms out of order": ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 3, 1, "does not belong"),
    "huge form": ('msgid "a"\nmsgid_plural "b"\nmsgstr[999999999] "c"\n', 3, 1, "neither"),
    "two msgstr": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, 1, "does not belong"),
    "plural without forms": ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3, 1, "does not belong"),
    "second header": ('msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr ""\n', 7, 1, "second header"),
    "other encoding": ('msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n', 1, 1, "ISO-8859-1"),
    "a letter": ("PK", 1, 1, "neither"),
    "carriage return": ('msgid "a"\nmsgstr "b\\r\\n"\n', 2, 8, "carriage return"),
    "entry before an error": ('msgid "a"\nmsgstr "b"\nrubbish\nmore rubbish\n\nmsgid "c"\nmsgstr "d"\n', 3, 1, "neither"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_a_finding_with_its_place(name: str, tmp_path: Path) -> None:
    text, line, column, message = BROKEN[name]
    (tmp_path / "a.po").write_text(text, encoding="utf-8")
    catalog, (finding,) = read_catalog(tmp_path / "a.po", "a.po")
    assert catalog is None
    assert (finding.code, finding.location.line, finding.location.column) == ("po-unreadable", line, column)
    assert message in finding.message
    assert finding.hint


def test_errors_in_several_entries_are_all_told(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "a\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n\nmsgstr "e"\n\nmsgid "f"\n', encoding="utf-8")
    catalog, findings = read_catalog(path, "a.po")
    assert catalog is None
    assert [(finding.code, finding.location.line) for finding in findings] == [("po-unreadable", line) for line in (1, 7, 9)]
    path.write_text("rubbish\n\n" * 1000, encoding="utf-8")
    assert len(read_catalog(path, "a.po")[1]) == MAX_ERRORS


def test_what_is_no_text_is_refused_as_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    good = 'msgid "a"\nmsgstr "b"\n'
    cases = {
        b"\n# \xe8\n": ("not-utf-8", 4, 3),
        b"#" * CATALOG_BYTES: ("file-too-large", 1, 1),
        "# \u202e\n".encode(): ("control-character", 3, 3),
        b"#. &#x202e;\n": ("control-character", 3, 4),
        b"<<<<<<< HEAD\n=======\n>>>>>>> other\n": ("merge-conflict", 3, 1),
    }
    for data, expected in cases.items():
        path.write_bytes(good.encode() + data)
        catalog, (finding,) = read_catalog(path, "a.po")
        assert catalog is None
        assert (finding.code, finding.location.line, finding.location.column) == expected
    path.write_bytes(good.replace("\n", "\r").encode() + b"rubbish\r")
    _, (finding,) = read_catalog(path, "a.po")
    assert (finding.code, finding.location.line) == ("po-unreadable", 3), "lone carriage returns end lines"
    _, (finding,) = read_catalog(tmp_path, "a.po")
    assert finding.code == "unreadable-file"


@given(
    st.lists(
        st.sampled_from(
            [
                b'msgid "a"',
                b'msgid ""',
                b'msgctxt "c"',
                b'msgstr "b"',
                b'msgstr[0] "b"',
                b'msgid_plural "p"',
                b'"more"',
                b"#, fuzzy",
                b'#| msgid "p"',
                b'#~ msgid "o"',
                b"#~",
                b"#",
                b"",
                b"\xff",
                b"msgid",
                b'"\\',
            ]
        ),
        max_size=12,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read_or_reported(tmp_path: Path, lines: list[bytes]) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"\n".join(lines))
    catalog, findings = read_catalog(path, "a.po")
    assert (catalog is None) == bool(findings)
    if catalog is not None:
        text = po_text(catalog)
        assert po_text(parsed(text, tmp_path)) == text


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    target = area(tmp_path)
    path = target.path("it")
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    result = update_catalog(target, "it")
    assert result.merged is None
    assert [finding.code for finding in result.findings] == ["po-unreadable"]
    assert path.read_text(encoding="utf-8") == 'msgid "a"\nmsgstr "b\n'
