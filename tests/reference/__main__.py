"""`make reference`, or `python -m tests.reference`: writes the generated pages below docs/reference/."""

from __future__ import annotations

from tests.reference import PAGES
from tests.reference.markdown import FOLDER

for name, page in PAGES.items():
    path = FOLDER / name
    text = page()
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        FOLDER.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"written: {path}")
