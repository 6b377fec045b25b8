"""`aeskills import`: drafts beside the content, with source and licence, and what found no place."""

from __future__ import annotations

from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from aeskills.cli import main
from aeskills.content.reader import read
from tests.projects import project
from tests.tool import files_below

ONET = {
    "Occupation Data.txt": (
        "O*NET-SOC Code\tTitle\tDescription\n"
        "53-5099.00\tLamp Tenders\tTend \"lamps\" by night.\n11-1011.00\tOther\tNo.\n"
    ),
    "Task Statements.txt": (
        "O*NET-SOC Code\tTask ID\tTask\tTask Type\n53-5099.00\t901\tLight the lamp at dusk.\tCore\n"
        "53-5099.00\t902\tInspect lenses, burners, wicks and shutters for dirt, wear and cracks before each night watch.\tCore\n"
        "11-1011.00\t903\tRun a firm.\tCore\n"
    ),
    "Skills.txt": (
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tRecommend Suppress\n"
        "53-5099.00\t2.A.1.b\tActive Listening\tIM\t3.75\tN\n53-5099.00\t2.A.1.b\tActive Listening\tLV\t3.00\tN\n"
        "53-5099.00\t2.B.1.e\tInstructing\tIM\t2.10\tN\n53-5099.00\t2.A.2.d\tMonitoring\tIM\t4.10\tY\n"
    ),
    "Technology Skills.txt": (
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"
        "53-5099.00\tTide tables\t1\tNavigation software\tY\tN\n53-5099.00\tFog log\t2\tLogging software\tN\tN\n"
    ),
}  # fmt: skip
ESCO = {
    "occupations_en.csv": (
        "conceptUri,code,preferredLabel,altLabels,description\n"
        'http://data.europa.eu/esco/occupation/1,9999.1,lamp tender,"wickie\nlight keeper","Tends lamps, by night."\n'
    ),
    "occupationSkillRelations_en.csv": (
        "occupationUri,relationType,skillType,skillUri\n"
        "http://data.europa.eu/esco/occupation/1,essential,skill/competence,http://data.europa.eu/esco/skill/a\n"
        "http://data.europa.eu/esco/occupation/1,optional,knowledge,http://data.europa.eu/esco/skill/b\n"
        "http://data.europa.eu/esco/occupation/2,optional,knowledge,http://data.europa.eu/esco/skill/a\n"
    ),
    "skills_en.csv": "conceptUri,preferredLabel,description\nhttp://data.europa.eu/esco/skill/a,trim wicks,Cut wicks level.\n",
}


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def folder(place: Path, files: dict[str, str], **changed: str) -> Path:
    place.mkdir()
    for name, text in {**files, **changed}.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def onet(tmp_path: Path, *more: object) -> Result:
    files = folder(tmp_path / "files", ONET) if not (tmp_path / "files").exists() else tmp_path / "files"
    return call("onet", files, "--code", "53-5099.00", "--release", "30.2", "--role", "keeper", "--read-on", "2026-11-30",
                "--out", tmp_path / "out", *more)  # fmt: skip


def loaded(path: Path) -> dict[str, object]:
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def test_onet_gives_role_duties_skills_and_terms_with_their_source(tmp_path: Path) -> None:
    done = onet(tmp_path)
    assert done.exit_code == 0, done.output
    out = tmp_path / "out"
    assert sorted(files_below(out)) == [
        "glossary.yaml", "roles/keeper/duties.yaml", "roles/keeper/role.yaml", "roles/keeper/skills/active-listening.yaml", "sources.yaml",
    ]  # fmt: skip
    source = loaded(out / "sources.yaml")["sources"]
    assert source[0]["licence"] == "CC BY 4.0"  # type: ignore[index]
    assert "USDOL/ETA" in source[0]["attribution"]  # type: ignore[index]
    assert loaded(out / "roles/keeper/role.yaml")["definition"] == 'Tend "lamps" by night.'
    first, second = loaded(out / "roles/keeper/duties.yaml")["duties"]  # type: ignore[misc]
    assert (first["id"], first["name"], first["tasks"]) == ("light-the-lamp-at-dusk", "Light the lamp at dusk", ["901"])  # type: ignore[has-type]
    assert "name" not in second and second["summary"].startswith("Inspect lenses")  # type: ignore[has-type]
    skill = loaded(out / "roles/keeper/skills/active-listening.yaml")
    assert skill["weight"] == 1.25
    for text in files_below(out).values():
        assert b"CC BY 4.0" in text.split(b"\n")[0]


def test_what_has_no_place_is_said(tmp_path: Path) -> None:
    said = onet(tmp_path).output
    for words in ("task 902: too long", "2.B.1.e Instructing: its importance 2.10 is below 3", "2.A.2.d Monitoring: O*NET advises",
                  "technology skill Fog log", "not placed (4)"):  # fmt: skip
        assert words in said


def test_nothing_is_written_over_and_then_nothing_at_all(tmp_path: Path) -> None:
    mine = tmp_path / "out" / "glossary.yaml"
    mine.parent.mkdir()
    mine.write_text("mine\n", encoding="utf-8")
    done = onet(tmp_path)
    assert done.exit_code == 2 and "glossary.yaml exists already" in done.output
    assert files_below(tmp_path / "out") == {"glossary.yaml": b"mine\n"}


def test_a_newer_release_is_compared_and_nothing_written(tmp_path: Path) -> None:
    old = folder(tmp_path / "old", ONET)
    tasks = ONET["Task Statements.txt"].replace("at dusk", "before dusk").replace("53-5099.00\t902", "53-5099.00\t990")
    folder(tmp_path / "files", {**ONET, "Task Statements.txt": tasks})
    lines = onet(tmp_path, "--since", old).output.splitlines()
    assert [line[:10] for line in lines] == ["- task 902", "+ task 990", "~ task 901", "  now: Lig"]
    assert not (tmp_path / "out").exists()
    assert onet(tmp_path, "--since", tmp_path / "files").output == "nothing differs\n"


def test_esco_gives_synonyms_and_skills(tmp_path: Path) -> None:
    files = folder(tmp_path / "files", ESCO)
    done = call("esco", files, "--code", "9999.1", "--release", "1.2.0", "--role", "keeper", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    role = loaded(tmp_path / "out/roles/keeper/role.yaml")
    assert role["synonyms"] == ["wickie", "light keeper"]
    skill = loaded(tmp_path / "out/roles/keeper/skills/trim-wicks.yaml")
    assert (skill["name"], skill["weight"], skill["summary"]) == ("Trim wicks", 1.0, "Cut wicks level.")
    assert "skill http://data.europa.eu/esco/skill/b: no table says its name" in done.output


def test_files_that_do_not_fit_are_named(tmp_path: Path) -> None:
    wrong = folder(tmp_path / "files", {**ONET, "Task Statements.txt": "O*NET-SOC Code\tTask\n"})
    done = onet(tmp_path)
    assert done.exit_code == 2 and "Task Statements.txt: the first line names no column Task ID" in done.output
    done = call("onet", wrong, "--code", "1", "--release", "1")
    assert done.exit_code == 2 and "with the occupation 1" in done.output


def test_a_table_of_your_own_becomes_a_glossary_that_reads(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("name;synonyms;definition;colour\nFog horn;horn|siren;Warns in fog.;red\n;;nameless;\n", encoding="utf-8-sig")
    done = call("csv", table, "--as", "glossary", "--out", tmp_path / "out", "--read-on", "2026-11-30")
    assert 'column "colour": glossary has no such field' in done.output and "line 3: neither id nor name" in done.output
    draft = (tmp_path / "out/glossary.yaml").read_text(encoding="utf-8")
    content = project(tmp_path, {})
    (content / "glossary.yaml").write_text(draft, encoding="utf-8")
    handbook = read(content).handbook
    assert handbook is not None
    (term,) = handbook.glossary.terms
    assert (term.id, term.name, term.synonyms) == ("fog-horn", "Fog horn", ("horn", "siren"))


def test_figures_take_parts_of_fields(tmp_path: Path) -> None:
    table = tmp_path / "pay.csv"
    table.write_text("id,label,percentiles.p50,unit\npay,Pay,1200.5,money\n", encoding="utf-8")
    assert call("csv", table, "--as", "figures", "--role", "keeper", "--out", tmp_path / "out").exit_code == 0
    (figure,) = loaded(tmp_path / "out/roles/keeper/figures.yaml")["figures"]  # type: ignore[misc]
    assert figure == {"id": "pay", "label": "Pay", "percentiles": {"p50": 1200.5}, "unit": "money"}  # type: ignore[has-type]
