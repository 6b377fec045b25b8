"""Hostile YAML: a finding each (or none where the bytes are legal), no traceback, bounded time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aeskills.content.validate import validate
from aeskills.content.yaml_source import MAX_DEPTH, MAX_NODES, Node, parse_yaml
from aeskills.files import YAML_BYTES
from aeskills.model.glossary import Glossary
from aeskills.model.skill import Scales
from tests.checks.edits import LIGHTHOUSE, copied, findings_of

SECONDS = 30.0
MEGABYTES = 200
FILE = "scales.yaml"
GOOD = (LIGHTHOUSE / FILE).read_bytes()


def nested(opening: str, times: int, closing: str = "") -> bytes:
    return f"checked: {opening * times}x{closing * times}\n".encode()


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n" % ((b + 1, b + 1) + (b,) * 9) for b in range(ord("a"), ord("j"))
)

HOSTILE: dict[str, tuple[bytes, list[tuple[str, int, int]]]] = {
    "alias bomb": (BOMB, [("yaml-tag", 1, 4)]),
    "alias": (b"checked: *a\n", [("yaml-alias", 1, 10)]),
    "merge key": (b"<<: *base\nchecked: 2026-05-20\n", [("yaml-alias", 1, 5)]),
    "scalar of 10 MB": (b"checked: " + b"a" * 10_000_000, [("file-too-large", 1, 1)]),
    "open quote to the limit": (b'checked: "' + b"a" * (YAML_BYTES - 20), [("yaml-syntax", 1, 10)]),
    "10,000 lists": (nested("[", 10_000, "]"), [("too-deep", 1, 10 + MAX_DEPTH - 1)]),
    "10,000 open lists": (nested("[", 10_000), [("too-deep", 1, 10 + MAX_DEPTH - 1)]),
    "10,000 mappings": (nested("{a: ", 10_000, "}"), [("too-deep", 1, 10 + 4 * (MAX_DEPTH - 1))]),
    "10,000 dashes": (b"- " * 10_000 + b"x\n", [("too-deep", 1, 1 + 2 * MAX_DEPTH)]),
    "10,000 questions": (b"? " * 10_000 + b"x\n", [("bad-key", 1, 3)]),
    "deep indentation": ("".join(f"{' ' * i}a:\n" for i in range(1000)).encode(), [("too-deep", 17, 17)]),
    "too many values": (b"checked: [" + b"a," * MAX_NODES + b"]\n", [("too-many-values", 1, 10 + 2 * (MAX_NODES - 3) + 1)]),
    "bad UTF-8": (b"checked: caf\xe9\n", [("not-utf-8", 1, 13)]),
    "overlong UTF-8": (b"checked: \xc0\xaf\n", [("not-utf-8", 1, 10)]),
    "lone surrogate": (b"checked: \xed\xa0\x80\n", [("not-utf-8", 1, 10)]),
    "UTF-16 with mark": ("checked: x\n".encode("utf-16"), [("not-utf-8", 1, 1)]),
    "UTF-16 without mark": ("checked: x\n".encode("utf-16-le"), [("not-utf-8", 1, 1)]),
    "UTF-32": ("checked: x\n".encode("utf-32-be"), [("not-utf-8", 1, 1)]),
    "NUL": (b"checked: a\x00b\n", [("control-character", 1, 11)]),
    "escape": (b"a: b\nchecked: \x1b[31m\n", [("control-character", 2, 10)]),
    "delete": (b"checked: \x7f\n", [("control-character", 1, 10)]),
    "next line": ("checked: a\u0085b\n".encode(), [("control-character", 1, 11)]),
    "line separator": ("checked: a\u2028b\n".encode(), [("control-character", 1, 11)]),
    "noncharacter": ("checked: a\uffffb\n".encode(), [("control-character", 1, 11)]),
    "bytes after lone CR": (b"checked: x\rname: y\r# caf\xe9\r", [("not-utf-8", 3, 6)]),
    "control after lone CR": (b"checked: x\rname: \x07\r", [("crlf", 1, 11), ("control-character", 2, 7)]),
    "several controls": (b"checked: \x07\nname: \x08\n", [("control-character", 1, 10), ("control-character", 2, 7)]),
    "right-to-left override": ("checked: a\u202eb\n".encode(), [("control-character", 1, 11)]),
    "isolate": ("checked: a\u2066b\n".encode(), [("control-character", 1, 11)]),
    "mark inside": ("checked: a\ufeffb\n".encode(), [("control-character", 1, 11)]),
    "noncharacter beyond the first plane": ("checked: a\U0001fffeb\n".encode(), [("control-character", 1, 11)]),
    "override as a reference": (b"checked: a&#x202e;b\n", [("control-character", 1, 11)]),
    "escaped override": (GOOD.replace(b"name: Alone", b'name: "Al\\u202eone"'), [("control-character", 9, 14)]),
    "escaped carriage return": (GOOD.replace(b"name: Alone", b'name: "Al\\rone"'), [("control-character", 9, 14)]),
    "escaped bell and NEL": (GOOD.replace(b"name: Alone", b'name: "\\" \\x07\\N"'), [("control-character", 9, 15)]),
    "reference made of escapes": (GOOD.replace(b"name: Alone", b'name: "\\x26#8238;"'), [("control-character", 9, 11)]),
    "escaped surrogate": (GOOD.replace(b"name: Alone", b'name: "\\ud800"'), [("yaml-syntax", 9, 14)]),
    "merge conflict": (
        b"checked: 2026-05-20\n<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> other\n",
        [("merge-conflict", 2, 1)],
    ),
    "half a merge conflict": (b"checked: 2026-05-20\n>>>>>>> other\n", [("merge-conflict", 2, 1)]),
    "tab to indent": (b"proficiency:\n\t- level: 1\n", [("tab-indent", 2, 1)]),
    "Python object": (b"checked: !!python/object/apply:os.system [echo]\n", [("yaml-tag", 1, 10)]),
    "own tag": (b"checked: !now x\n", [("yaml-tag", 1, 10)]),
    "tag directive": (b"%TAG ! tag:x,2000:\n---\nchecked: !a x\n", [("yaml-tag", 3, 10)]),
    "future YAML": (b"%YAML 9.9\n---\nchecked: x\n", [("yaml-syntax", 1, 1)]),
    "key that is a list": (b"[a, b]: c\n", [("bad-key", 1, 1)]),
    "key that is a mapping": (b"{a: b}: c\n", [("bad-key", 1, 1)]),
    "no key": (b": c\n", [("yaml-syntax", 1, 1)]),
    "no key in braces": (b"{: c}\n", [("yaml-syntax", 1, 2)]),
    "quoted nothing for a key": (GOOD + b'"": c\n', [("unknown-key", GOOD.count(b"\n") + 1, 1)]),
    "quote that stays open": (b'checked: "x\nproficiency: []\n', [("yaml-syntax", 1, 10)]),
    "two documents": (b"checked: x\n---\nchecked: y\n", [("several-documents", 2, 1)]),
    "nothing": (b"", [("empty-file", 1, 1)]),
    "a mark alone": (b"\xef\xbb\xbf", [("byte-order-mark", 1, 1), ("empty-file", 1, 1)]),
    "comments alone": (b"# nothing yet\n", [("empty-file", 1, 1)]),
    "spaces alone": (b"  \n \n", [("empty-file", 1, 1)]),
    "null": (b"---\n...\n", [("empty-file", 1, 1)]),
    "list at the top": (b"- checked: x\n", [("wrong-shape", 1, 1)]),
    "text at the top": (b"checked\n", [("wrong-shape", 1, 1)]),
    "stray bracket": (b"checked: x\n]\n", [("yaml-syntax", 2, 1)]),
}

LEGAL: dict[str, tuple[bytes, list[tuple[str, int, int]]]] = {
    "no newline at the end": (GOOD.rstrip(b"\n"), []),
    "start and end of the document": (b"---\n" + GOOD + b"...\n", []),
    "Windows line ends": (GOOD.replace(b"\n", b"\r\n"), [("crlf", 1, GOOD.index(b"\n") + 1)]),
    "old Macintosh line ends": (GOOD.replace(b"\n", b"\r"), [("crlf", 1, GOOD.index(b"\n") + 1)]),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD, [("byte-order-mark", 1, 1)]),
    "emoji and Arabic": (GOOD.replace(b"name: Alone", "name: وحده 🗼".encode()), []),
    "tab inside a text": (GOOD.replace(b"name: Alone", b"name: Alone\tat night"), []),
    "explicit text": (GOOD.replace(b"name: Alone", b"name: 'Alone'"), []),
    "flow style": (GOOD.replace(b"  - source: keepers-manual\n    at: chapter 1", b"  - {source: keepers-manual, at: chapter 1}"), []),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def bounded() -> Iterator[None]:
    """Fails a test that takes too long, or too much memory: then there is none, neither for Python nor for the C parser."""
    limits = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEGABYTES * 1_000_000, limits[1]))
    started = time.process_time()
    yield
    seconds = time.process_time() - started
    resource.setrlimit(resource.RLIMIT_AS, limits)
    assert seconds < SECONDS


@pytest.mark.usefixtures("bounded")
def test_too_much_memory_is_not_to_be_had() -> None:
    with pytest.raises(MemoryError):
        assert [bytes(100_000) for _ in range(20 * MEGABYTES)]


def found(root: Path, data: bytes) -> list[tuple[str, int, int]]:
    (root / FILE).write_bytes(data)
    findings = findings_of(root)
    assert {finding.location.file for finding in findings} <= {FILE}
    return [(finding.code, finding.location.line, finding.location.column) for finding in findings]


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("name", [*HOSTILE, *LEGAL])
def test_bytes_give_these_findings(name: str, folder: Path) -> None:
    data, expected = {**HOSTILE, **LEGAL}[name]
    assert found(folder, data) == expected


def test_duplicate_keys_are_reported_each_and_the_first_is_kept() -> None:
    node, findings = parse_yaml(b"a: 1\na: 2\nb: {c: 1, c: 2}\na: [3]\n", FILE)
    assert node is not None
    assert node.plain() == {"a": "1", "b": {"c": "1"}}
    assert [(f.code, f.location.line, f.location.column) for f in findings] == [
        ("duplicate-key", 2, 1), ("duplicate-key", 3, 11), ("duplicate-key", 4, 1),
    ]  # fmt: skip


def test_scalars_stay_what_the_author_wrote() -> None:
    node, findings = parse_yaml(b'[no, 1.10, 012, 12:30, 2026-05-20, ~, "", null, 0x1F, .inf, "yes"]', FILE)
    assert node is not None
    assert not findings
    assert node.plain() == ["no", "1.10", "012", "12:30", "2026-05-20", "~", "", "null", "0x1F", ".inf", "yes"]


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    "terms",
    [
        "".join(f"  - {{id: t{i}, name: x, definitions: y}}\n" for i in range(2500)),
        "".join(f"  - {{id: t{i}, name: x, definition: see <term:u{i}>}}\n" for i in range(2000)),
        "  - id: a\n    name: b\n    definition: >\n" + "".join(f"      <term:u{i}>\n" for i in range(2500)),
        f"  - {{id: a, name: b, definition: '{'[a](' * 8_000}'}}\n",
        f"  - {{id: a, name: b, definition: '{'*a **b_ ' * 8_000}'}}\n",
        "".join(f"  k{i}: x\n" for i in range(2500)),
    ],
    ids=["wrong keys", "dead links", "dead links in one text", "open links", "open emphasis", "keys for entries"],
)
def test_thousands_of_faults_take_bounded_time(terms: str, folder: Path) -> None:
    (folder / "glossary.yaml").write_text(f"checked: 2026-05-20\nterms:\n{terms}", encoding="utf-8")
    assert findings_of(folder)


def test_everything_hostile_is_read_within_a_small_process(tmp_path: Path) -> None:
    """All in turn, in a process with nothing but the reader in it."""
    for index, (data, _) in enumerate([*HOSTILE.values(), *LEGAL.values()]):
        (tmp_path / f"{index}.bin").write_bytes(data)
    script = (
        "import resource, sys, pathlib\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        "from aeskills.content.yaml_source import parse_yaml as parse\n"
        "paths = sorted(pathlib.Path(sys.argv[1]).glob('*.bin'))\n"
        "for path in paths: parse(path.read_bytes(), path.name)\n"
        "print(len(paths))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(HOSTILE) + len(LEGAL) >= 45


def depth(node: Node) -> int:
    children = node.value.values() if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else ()
    return 1 + max(map(depth, children), default=0)


@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"a: !<x> b")
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    node, findings = parse_yaml(data, FILE)
    assert node is not None or findings
    if node is not None:
        assert depth(node) <= MAX_DEPTH + 1
        validate(node, Scales, FILE)


@given(st.text(alphabet="-?:,[]{}#&*!|>'\"%@` \t\n\rab1", max_size=60))
def test_no_mixture_of_signs_makes_the_reader_raise(text: str) -> None:
    node, findings = parse_yaml(text.encode(), FILE)
    assert all(finding.location.line >= 1 and finding.location.column >= 1 for finding in findings)
    if node is not None:
        validate(node, Glossary, FILE)


@settings(max_examples=60)
@given(st.data())
def test_no_slip_in_a_good_file_makes_the_check_raise(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A slice of a file is lost, doubled or replaced; the whole check runs, and every place it names is in the file."""
    root = copied(tmp_path_factory.mktemp("slip"))
    path = data.draw(st.sampled_from(sorted(root.rglob("*.yaml"))))
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 80)))
    middle = data.draw(st.one_of(st.just(""), st.just(text[start:end] * 2), st.text(alphabet="-?:,[]{}#'\" \nab1", max_size=6)))
    changed = text[:start] + middle + text[end:]
    path.write_text(changed, encoding="utf-8", newline="")
    lines = changed.split("\n")
    for finding in findings_of(root):
        if root / finding.location.file == path:
            assert 1 <= finding.location.line <= len(lines)
            assert 1 <= finding.location.column <= len(lines[finding.location.line - 1]) + 1
