"""Values that look right and are not: each is one finding at its line and column, so that no build fails over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.edits import copied, findings_of

ROLE = "roles/lighthouse-keeper"
FIGURES = f"{ROLE}/figures.yaml"
STATION = f"{ROLE}/industries/public-stations.yaml"
SITE_END = "updated: 2026-06-01"

# file, what is there, what is written instead (¦ stands before the place), the code
VALUES = [
    ("sources.yaml", "url: https://example.org/coastal-pay", f"url: ¦{url}", "bad-url")
    for url in (
        "https://", "https://[", "https://[::1", "https://a b.org/", "ftp://example.org/", "//example.org/", "https:/example.org", "https://:80/",
        "https://example.org:port/", "https://example.org:99999/", "https://me:secret@example.org/", "https://exa_mple..org/",
        "https://example.org/\\", "https://-a.org/", f"https://example.org/{'a' * 2000}",
    )
]  # fmt: skip
VALUES += [
    ("site.yaml", SITE_END, f"{SITE_END}\nurl: ¦{url}", "bad-url")
    for url in ("https://example.org/?lang=en", '"https://example.org/#top"', "example.org")
]
VALUES += [("site.yaml", "- tag: ar", f"- tag: ¦{tag}", "unknown-language") for tag in ("xx", "en-XX", "tlh", "ar-Abcd")]
VALUES += [
    ("site.yaml", "- tag: ar", "- tag: ¦AR", "bad-format"),
    ("sources.yaml", "licence: CC BY 4.0", "language: ¦english", "unknown-language"),
    ("sources.yaml", "licence: CC BY 4.0", "language: ¦../it", "unknown-language"),
    (f"{ROLE}/regulations.yaml", "jurisdictions: [", "jurisdictions: [¦UK, ", "unknown-territory"),
    (FIGURES, 'geography: "NO"', "geography: ¦AA", "unknown-territory"),
    (FIGURES, "currency: NOK", "currency: ¦ZZZ", "unknown-currency"),
    (FIGURES, "currency: NOK", "currency: ¦XXX", "unknown-currency"),
    (f"{ROLE}/compensation.yaml", "currency: NOK", "currency: ¦NKK", "unknown-currency"),
]
VALUES += [
    (FIGURES, "value: 402000", f"value: ¦{value}", code)
    for value, code in (
        ("1e999999", "not-a-number"), ("1_000", "not-a-number"), ("٤٠٢", "not-a-number"), ("４０２", "not-a-number"),
        ("0x10", "not-a-number"), (".inf", "not-a-number"), ("NaN", "not-a-number"), ("402,000", "not-a-number"),
        ("1.2345678", "not-a-number"),
        (f"{'9' * 30}", "out-of-range"), ("-1000000000000001", "out-of-range"),
    )
]  # fmt: skip
VALUES += [
    (FIGURES, "count: 84", "count: ¦1000000000000001", "out-of-range"),
    (FIGURES, "as_of: 2021", "as_of: ¦٢٠٢١", "bad-date"),
    (FIGURES, "as_of: 2021", "as_of: ¦2021-2", "bad-date"),
    (FIGURES, "as_of: 2021", "as_of: ¦2021-02-30", "bad-date"),
    (FIGURES, "as_of: 2021", "as_of: ¦0000", "bad-date"),
    (FIGURES, "as_of: 2021", "as_of: ¦2021-01-01-01", "bad-date"),
    (f"{ROLE}/onboarding.yaml", "day: 30", "day: ¦٣٠", "unknown-choice"),
    (f"{ROLE}/onboarding.yaml", "checked: 2026-05-20", "checked: ¦٢٠٢٦-05-20", "bad-date"),
    (STATION, 'time: "06:10"', 'time: ¦"٠٦:١٠"', "bad-time"),
    (STATION, 'time: "06:10"', 'time: ¦"06:10\\n"', ""),
    (STATION, "icon: material/lighthouse-on", "icon: ¦../../../../etc/passwd", "bad-format"),
    (STATION, "icon: material/lighthouse-on", "icon: ¦material/../material/lighthouse-on", "bad-format"),
    (STATION, "icon: material/lighthouse-on", f"icon: ¦material/{'a' * 300}", "bad-format"),
    (STATION, "icon: material/lighthouse-on", "icon: ¦/etc/passwd", "bad-format"),
    (f"{ROLE}/skills/lamp-care.yaml", "id: lamp-care", f"id: ¦{'a' * 65}", "bad-format"),
]


@pytest.mark.parametrize(("file", "old", "new", "code"), VALUES)
def test_a_bad_value_is_a_finding_at_its_place(file: str, old: str, new: str, code: str, tmp_path: Path) -> None:
    root = copied(tmp_path)
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    place = changed.index("¦")
    (root / file).write_text(changed.replace("¦", ""), encoding="utf-8")
    findings = [finding for finding in findings_of(root) if finding.location.file == file]
    line, column = changed.count("\n", 0, place) + 1, place - changed.rfind("\n", 0, place)
    expected = [(code, line, column)] if code else []
    assert [(f.code, f.location.line, f.location.column) for f in findings] == expected
    assert all(finding.hint and len(finding.message) < 300 for finding in findings)


def test_there_are_enough_values() -> None:
    assert len(VALUES) > 50


@pytest.mark.parametrize(
    "url", ["https://example.org/a", "https://example.org:8080/a?b=c#d", "http://bücher.example/a", "https://[::1]/a", "https://a.b./x~y"]
)
def test_good_addresses_are_taken(url: str, tmp_path: Path) -> None:
    root = copied(tmp_path)
    text = (root / "sources.yaml").read_text(encoding="utf-8")
    (root / "sources.yaml").write_text(text.replace("https://example.org/coastal-pay", f'"{url}"', 1), encoding="utf-8")
    assert [finding for finding in findings_of(root) if finding.code != "bare-address"] == []  # that one is about evidence


def test_a_record_that_is_short_of_a_promise_is_named(tmp_path: Path) -> None:
    root = copied(tmp_path)
    site = root / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + "  exercises-a-skill: 9\n  phases: 30\n", encoding="utf-8")
    findings = findings_of(root)
    assert {finding.code for finding in findings} == {"below-promise"}
    lines = [
        (f.location.file, (root / f.location.file).read_text(encoding="utf-8").split("\n")[f.location.line - 1].partition(":")[0])
        for f in findings
    ]
    skills = sorted(path.name for path in (root / ROLE / "skills").iterdir())
    assert lines == [*((f"{ROLE}/skills/{name}", "practice") for name in skills), ("site.yaml", "  phases")]
