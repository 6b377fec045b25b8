"""Hand-written pages: values, links and their faults, with file and line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aeskills.edition.editions import TOOL_PAGES
from aeskills.findings import Faulty
from aeskills.markup.html import HtmlPrinter
from aeskills.markup.markdown_page import prose
from tests.contents import handbook
from tests.rendered import edition


@pytest.fixture(scope="module")
def printer() -> HtmlPrinter:
    return HtmlPrinter(edition(handbook()), "../")


def page(folder: Path, text: str) -> Path:
    path = folder / "about.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_title_description_values_and_links(tmp_path: Path, printer: HtmlPrinter) -> None:
    skill = handbook().skills[0]
    text = "# About *it*\n\nWe have {{ handbook.skills|length }} skills, <b>all</b> of them.\n\n## First\n\n"
    text += f"[one](skill:{skill.id}) and [pay](page:pay/)\n"
    found = prose(page(tmp_path, text), printer)
    assert found.title.split() == ["About", "it"]
    assert found.description.startswith(f"We have {len(handbook().skills)} skills")
    assert '<h2 id="part-1">First</h2>' in found.html
    assert f'href="../skills/{skill.id}/"' in found.html and 'href="../pay/"' in found.html
    assert "&lt;b&gt;" in found.html


@pytest.mark.parametrize(
    "text",
    [
        *(path.read_text(encoding="utf-8") for path in sorted((TOOL_PAGES / "en").glob("*.md"))),
        "# A\n\nfirst *words*\nof it\n\n## More\n\nlast {{ handbook.role.title }}\n",
        "# A\n\n{% if true %}first words\n\nmore{% endif %}\n\nlast\n",
        "# A\n\n- a list\n\nfirst words\n\nlast\n",
        "# A\n\nA heading\n---------\n\nfirst words\n\nlast\n",
        "first words\n\n# A\n\nlast\n",
        "# A\nfirst words\n\nlast\n",
    ],
)
def test_the_beginning_has_the_title_and_description_of_the_whole(tmp_path: Path, printer: HtmlPrinter, text: str) -> None:
    path = page(tmp_path, text)
    whole, beginning = prose(path, printer), prose(path, printer, whole=False)
    assert whole.title
    assert beginning[:2] == whole[:2]


def test_only_the_beginning_is_read(tmp_path: Path, printer: HtmlPrinter) -> None:
    found = prose(page(tmp_path, "# A\n\nfirst words\n\n{{ nothing.x }}\n"), printer, whole=False)
    assert found == ("A", "first words", "<h1>A</h1>\n<p>first words</p>\n")


@pytest.mark.parametrize(
    ("text", "line", "code", "word"),
    [
        ("# A\n\nText {{ nothing.x }}\n", 3, "invalid-value", "nothing"),
        ("# A\n\n\n{{ 1 + }}\n", 4, "invalid-value", "unexpected"),
        ("# A\n\nText [a](skill:nope)\n", 3, "dangling-link", "skill:nope"),
        ("# A\n\nText [a](nokind:nope)\n", 3, "dangling-link", "nokind:nope"),
    ],
)
def test_faults_are_findings(tmp_path: Path, printer: HtmlPrinter, text: str, line: int, code: str, word: str) -> None:
    path = page(tmp_path, text)
    with pytest.raises(Faulty) as caught:
        prose(path, printer)
    (finding,) = caught.value.findings
    assert (finding.location.file, finding.location.line, finding.code) == (os.path.relpath(path), line, code)
    assert word in finding.message
