"""The project that is mutated: the lighthouse with hand-written pages and an mkdocs.yml that uses what both can do."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.tool import LIGHTHOUSE

CONFIG = """\
site_name: Lighthouse keeper handbook
site_url: https://example.org/handbook/
repo_url: https://example.org/keepers/handbook
edit_uri: edit/main/docs/
copyright: Invented for tests
theme:
  name: material
  logo: assets/lamp.svg
  favicon: assets/lamp.svg
  icon:
    logo: material/lighthouse
  palette:
    - scheme: default
      primary: indigo
      accent: "#007b6a"
    - scheme: slate
      primary: "#7884cf"
      accent: teal
extra:
  social:
    - icon: fontawesome/brands/mastodon
      link: https://example.org/@keepers
extra_css:
  - assets/own.css
markdown_extensions:
  - admonition
  - footnotes
  - attr_list
  - tables
  - pymdownx.superfences
  - def_list
plugins:
  - aeskills:
      content: content
nav:
  - About: about.md
  - Guides:
      - night.md
"""

ABOUT = """\
# About this handbook

This handbook is about the {{ handbook.role.title }} and is *invented* for tests. It has {{ handbook.skills | count }} skills.

## What it holds

- [Care of the lamp](skill:lamp-care), with the word <term:lens>
- the [pay](page:pay/) and the [night page](night.md)
- a [source](source:harbour-act)

!!! note "For readers"

    A note with `code` and **strong** words.

| hour | work |
|------|------|
| 06:10 | put out the lamp |

## Thanks { #thanks }

To the keepers.[^1]

![A lamp](assets/lamp.svg){ width=40 }

[^1]: And to their families.
"""

NIGHT = """\
---
title: A night at the station
---
# A night at the station

The watch begins at dusk.

```yaml
id: lamp-care
```

1. Trim the wick.
2. Wind the clockwork; see [the skill](skill:weather-watch "Weather").

> Write it into the log.

Term
:   What it means.
"""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2"/></svg>\n'


def write_project(folder: Path) -> Path:
    """Writes the project into `folder`; gives its content folder."""
    content = Path(shutil.copytree(LIGHTHOUSE, folder / "content"))
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for tag in ("en", "ar"):
        pages = folder / "docs" / tag
        (pages / "assets").mkdir(parents=True)
        (pages / "about.md").write_text(ABOUT, encoding="utf-8")
        (pages / "night.md").write_text(NIGHT, encoding="utf-8")
        (pages / "assets" / "lamp.svg").write_text(SVG, encoding="utf-8")
    (folder / "docs" / "assets").mkdir()
    (folder / "docs" / "assets" / "lamp.svg").write_text(SVG, encoding="utf-8")
    (folder / "docs" / "assets" / "own.css").write_text(".ae-own { color: red; }\n", encoding="utf-8")
    return content
