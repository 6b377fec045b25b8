"""mkdocs.yml: what is read, what is said of the rest, and where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aeskills.settings.extensions import KNOWN
from aeskills.settings.model import Settings
from aeskills.settings.palette import ACCENT, DARK_PAPER, LEAST_CONTRAST, LIGHT_PAPER, PRIMARY, contrast, lowest_contrast, readable_shade
from aeskills.settings.read import project_of, read_settings
from tests.contents import handbook
from tests.projects import checked, findings, places
from tests.tool import LIGHTHOUSE, ROOT

YML = "../mkdocs.yml"
SHEET = """\
/* url(https://x.example/) */
@import 'b.css';
.x{background:url(../img/no.svg)}
.y{background:url( "https://x.example/y" )}
"""
LINE = 4
"""The first line of a test's own settings: three stand before them."""


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "severity"),
    [
        ("site_ulr: https://example.org/\n", LINE, 1, "unknown-setting", "error"),
        ("site_url: example.org\n", LINE, 11, "bad-url", "error"),
        ("site_url: https://exa mple.org/\n", LINE, 11, "bad-url", "error"),
        ("site_url: 'https://['\n", LINE, 11, "bad-url", "error"),
        ("repo_url: javascript:alert(1)\n", LINE, 11, "bad-url", "error"),
        ("site_description: Another\n", LINE, 1, "settings-differ", "error"),
        ("use_directory_urls: false\n", LINE, 1, "setting-without-effect", "warning"),
        ("hooks: [x.py]\n", LINE, 1, "setting-without-effect", "warning"),
        ("INHERIT: ../base.yml\n", LINE, 1, "setting-without-effect", "warning"),
        ("extra:\n  analytics:\n    provider: google\n", LINE + 1, 3, "setting-without-effect", "warning"),
        ("extra:\n  social: x\n", LINE + 1, 11, "bad-setting", "error"),
        ("extra:\n  social:\n    - {icon: fontawesome/brands/git, link: 'javascript:x'}\n", LINE + 2, 7, "bad-url", "error"),
        ("extra:\n  social:\n    - {icon: ../../../etc/passwd, link: 'https://example.org/'}\n", LINE + 2, 14, "unknown-icon", "error"),
        ("extra_css: [https://example.org/x.css]\n", LINE, 13, "foreign-resource", "error"),
        ("extra_css: [//example.org/x.css]\n", LINE, 13, "foreign-resource", "error"),
        ("extra_css: [x.css]\n", LINE, 13, "missing-resource", "error"),
        ("extra_css: x.css\n", LINE, 12, "bad-setting", "error"),
        ("extra_javascript: [{path: x.js, defer: true}]\n", LINE, 27, "missing-resource", "error"),
        ("markdown_extensions: [admonitionn]\n", LINE, 23, "unknown-extension", "error"),
        ("markdown_extensions: [os]\n", LINE, 23, "unknown-extension", "error"),
        ("markdown_extensions: [pymdownx.b64]\n", LINE, 23, "setting-without-effect", "warning"),
        ("markdown_extensions:\n  - pymdownx.tabbed:\n      no_such_option: 1\n", LINE, 1, "bad-setting", "error"),
        ("markdown_extensions:\n  - toc:\n      slugify: !!python/name:os.system\n", LINE + 2, 16, "setting-tag", "error"),
        ("nav:\n  - a: https://example.org/\n", LINE + 1, 8, "web-link", "error"),
        ("nav:\n  - ar/about.md\n", LINE + 1, 5, "bad-setting", "error"),
        ("nav:\n  - ../x.md\n", LINE + 1, 5, "bad-setting", "error"),
        ("copyright: !ENV NO_SUCH_VARIABLE_HERE\n", LINE, 12, "setting-tag", "warning"),
        ("extra: &a {}\ncopyright: *a\n", LINE + 1, 12, "yaml-alias", "error"),
        ("docs_dir: [x\n", LINE, 11, "yaml-syntax", "error"),
    ],
)
def test_what_does_not_fit_is_a_finding_at_its_place(tmp_path: Path, text: str, line: int, column: int, code: str, severity: str) -> None:
    found = findings(tmp_path, {}, text)
    assert [(*one.location[:3], one.code, one.severity) for one in found] == [(YML, line, column, code, severity)], found
    assert found[0].hint or code in ("yaml-syntax",)


@pytest.mark.parametrize(
    ("theme", "line", "column", "code"),
    [
        ("  language: de\n", 4, 3, "setting-without-effect"),
        ("  features: [navigation.tabs]\n", 4, 3, "setting-without-effect"),
        ("  font: {text: Roboto}\n", 4, 3, "setting-without-effect"),
        ("  logoo: x\n", 4, 3, "unknown-setting"),
        ("  logo: x.svg\n", 4, 9, "missing-resource"),
        ("  favicon: https://example.org/x.png\n", 4, 12, "foreign-resource"),
        ("  icon: {logo: material/nothing-here}\n", 4, 16, "unknown-icon"),
        ("  icon: {edit: material/pencil}\n", 4, 10, "setting-without-effect"),
        ("  palette: {primary: seaweed}\n", 4, 22, "bad-setting"),
        ("  palette: {primary: amber}\n", 4, 22, "low-contrast"),
        ("  palette: {scheme: dusk}\n", 4, 21, "bad-setting"),
        ("  custom_dir: nowhere\n", 4, 15, "missing-resource"),
    ],
)
def test_the_theme_too(tmp_path: Path, theme: str, line: int, column: int, code: str) -> None:
    content = checked(tmp_path, {"mkdocs.yml": f"site_name: Lighthouse keeper handbook\ntheme:\n  name: material\n{theme}"})
    assert places(content.findings) == [(YML, line, column, code)]


@pytest.mark.parametrize("plugins", ["[aeskills, search]", "[search, aeskills]", "[aeskills, {blog: {}}]"])
def test_other_plugins_have_no_part(tmp_path: Path, plugins: str) -> None:
    found = findings(tmp_path, {"mkdocs.yml": f"site_name: Lighthouse keeper handbook\nplugins: {plugins}\n"})
    assert [one.code for one in found] == ["other-plugin"]


@pytest.mark.parametrize(
    ("plugins", "code"),
    [
        ("[aeskills, aeskills]", "plugin-twice"),
        ("[aeskills: {contnet: x}]", "unknown-setting"),
        ("[aeskills: {prose: pages}]", "settings-differ"),
    ],
)
def test_the_plugin_stands_once_with_its_options(tmp_path: Path, plugins: str, code: str) -> None:
    text = f"site_name: Lighthouse keeper handbook\ndocs_dir: docs\nplugins: {plugins}\n"
    assert [one.code for one in findings(tmp_path, {"mkdocs.yml": text})] == [code]


def test_no_mkdocs_yml_is_no_fault(tmp_path: Path) -> None:
    read = checked(tmp_path, {})
    assert read.findings == [] and read.project.config is None
    assert read.settings == Settings(extensions=read.settings.extensions)


def test_addresses_reach_the_handbook(tmp_path: Path) -> None:
    settings = "site_url: https://example.org/a/\nrepo_url: https://example.org/repo\nedit_uri: edit/main/docs/\n"
    read = checked(tmp_path, {}, settings)
    assert read.handbook.site.url == "https://example.org/a/"
    assert read.handbook.site.edit_url == "https://example.org/repo/edit/main/content"


def test_two_public_addresses_are_a_finding(tmp_path: Path) -> None:
    read = checked(tmp_path, {})
    path = read.project.content / "site.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}url: https://example.org/a\n", encoding="utf-8")
    for url, count in (("https://example.org/a/", 0), ("https://example.org/b/", 1)):
        (tmp_path / "mkdocs.yml").write_text(f"site_name: Lighthouse keeper handbook\nsite_url: {url}\n", encoding="utf-8")
        book = handbook(LIGHTHOUSE)
        site = book.site.model_copy(update={"url": "https://example.org/a"})
        _, found = read_settings(project_of(read.project.content), site)
        assert [one.code for one in found] == ["settings-differ"] * count


def test_the_folder_of_pages_is_that_of_the_option_the_plugin_docs_dir_or_docs(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    assert project_of(content).prose == tmp_path / "docs"
    (tmp_path / "mkdocs.yml").write_text("docs_dir: pages\n", encoding="utf-8")
    assert project_of(content).prose == tmp_path / "pages"
    (tmp_path / "mkdocs.yml").write_text("plugins: [aeskills: {prose: written}]\n", encoding="utf-8")
    assert project_of(content).prose == tmp_path / "written"
    assert project_of(content, tmp_path / "mine").prose == tmp_path / "mine"


def test_env_is_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIGHT_URL", "https://example.org/env/")
    read = checked(tmp_path, {}, "site_url: !ENV LIGHT_URL\ncopyright: !ENV [NO_SUCH_ONE, ours]\n")
    assert read.findings == []
    assert (read.settings.site_url, read.settings.copyright) == ("https://example.org/env/", "ours")


def test_every_extension_of_the_list_can_be_used(tmp_path: Path) -> None:
    names = sorted(KNOWN - {"codehilite"})
    read = checked(tmp_path, {"docs/en/a.md": "# A\n\nWords :smile: ==x==\n"}, f"markdown_extensions: [{', '.join(names)}]\n")
    assert [one for one in read.findings if one.severity == "error"] == []
    assert len(names) > 35


def test_a_sheet_of_the_project_names_files_of_the_project(tmp_path: Path) -> None:
    files = {
        "docs/css/a.css": SHEET,
        "docs/css/b.css": ".z{}",
    }
    read = checked(tmp_path, files, "extra_css: [css/a.css]\n")
    assert places(read.findings) == [("../docs/css/a.css", 3, 19, "missing-resource"), ("../docs/css/a.css", 4, 21, "foreign-resource")]
    assert set(read.docs.shared) == {"css/a.css", "css/b.css"}


@given(st.tuples(*[st.integers(0, 255)] * 3), st.booleans())
@example((0, 0, 0), True)
@example((255, 255, 255), False)
def test_a_shade_can_always_be_read(parts: tuple[int, int, int], is_dark: bool) -> None:
    colour = "#" + "".join(f"{part:02x}" for part in parts)
    found = readable_shade(colour, is_dark)
    assert lowest_contrast(found, is_dark) >= LEAST_CONTRAST
    assert lowest_contrast(colour, is_dark) < LEAST_CONTRAST or found == colour


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0b5563", "#0b5563") == 1


def test_the_backgrounds_are_those_of_the_sheet() -> None:
    text = (ROOT / "aeskills/assets/stylesheets/10-colours.css").read_text(encoding="utf-8")
    for name, number in (("paper", 0), ("wash", 1)):
        ((light, dark),) = re.findall(rf"--ae-{name}: light-dark\((#\w+), (#\w+)\)", text)
        assert {light, light + light[1:]} & {LIGHT_PAPER[number]} and dark == DARK_PAPER[number]


def test_material_has_these_colours() -> None:
    import material

    (path,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("palette.*.css")
    text = path.read_text(encoding="utf-8")
    for kind, known in (("primary", PRIMARY), ("accent", ACCENT)):
        names = set(re.findall(rf"data-md-color-{kind}=([a-z-]+)", text))
        assert {name.replace(" ", "-") for name in known} == names, kind
