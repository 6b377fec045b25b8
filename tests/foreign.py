"""Three projects as other people have them: all the usual extras of Material, a site below a path, and an own look."""

from __future__ import annotations

from pathlib import Path

from tests.projects import project

LAMP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"><path d="M3 3h18v18H3z"/></svg>'

EXTRAS = """\
repo_url: https://example.org/lights/handbook
edit_uri: edit/main/docs/
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds:
          case: lower
  - tables
  - pymdownx.arithmatex:
      generic: true
  - pymdownx.betterem:
      smart_enable: all
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight:
      anchor_linenums: true
      line_spans: __span
      pygments_lang_class: true
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.snippets:
      auto_append: [includes/abbreviations.md]
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.tasklist:
      custom_checkbox: true
  - pymdownx.tilde
"""

EVERYTHING = """\
# Everything

We have {{ handbook.skills | count }} skills; HTML is written :material-lighthouse: :smile:

!!! note

    A note with [a skill](skill:lamp-care).

??? tip "Open me"
    Hidden at first.

## Tabs

=== "One"

    The first.

=== "Two"

    The second ![lamp](img/lamp.svg){ width="40" }.

## Tables and code

| Left | Right |
|:-----|------:|
| a    | 1     |

``` py title="bubble.py" linenums="1" hl_lines="2"
def f(x):
    return "a" + x  # comment
```

Inline `#!python range(10)`.

## Smaller things

Term
:   Definition.

- [x] done
- [ ] open

Footnote[^1]. ++ctrl+alt++ ==marked== H~2~O x^2^ {--gone--}{++new++} (c)

[^1]: The note.

<div class="grid cards" markdown>

- **Quick**
- Second

</div>

[Skills](page:skills/){ .md-button }

[TOC]
"""


def with_extras(folder: Path) -> Path:
    """All the usual extras of Material's documentation on one page."""
    files = {
        "docs/en/guide/everything.md": EVERYTHING,
        "docs/en/guide/img/lamp.svg": LAMP,
        "includes/abbreviations.md": "*[HTML]: Hyper Text Markup Language\n",
    }
    return project(folder, files, EXTRAS)


def below_a_path(folder: Path) -> Path:
    """A site that stands below a path of its server."""
    files = {"docs/en/about.md": "# About\n\n## Here\n\n[Pay](page:pay/), [below](#here), ![lamp](lamp.svg)\n", "docs/en/lamp.svg": LAMP}
    return project(folder, files, "site_url: https://lights.example/books/lights/\n")


LOOK = """\
site_name: Lighthouse keeper handbook
copyright: Copyright &copy; 2026 <a href="https://example.org/">The Lights</a><script>alert(1)</script>
repo_url: https://example.org/lights/handbook
theme:
  name: material
  logo: assets/logo.svg
  favicon: assets/icon.svg
  custom_dir: overrides
  palette:
    - scheme: default
      primary: "#7a1f5c"
      accent: "#3e5bfe"
    - scheme: slate
      primary: "#e8a0d0"
      accent: cyan
plugins: [aeskills]
extra_css: [assets/extra.css]
extra_javascript:
  - assets/extra.js
  - path: assets/extra.mjs
    type: module
extra:
  social:
    - icon: fontawesome/brands/mastodon
      link: https://example.social/@lights
      name: Lights on Mastodon
nav:
  - about.md
  - Guides:
      - Taking over: guide/handover.md
"""


TEMPLATE = """\
{% extends "aeskills/main.html" %}
{% block extrahead %}
<meta name="author" content="The Lights">
{% endblock %}
"""


def with_own_look(folder: Path) -> Path:
    """Its own logo, colours, templates, sheets, scripts and pages in an order of their own."""
    files = {
        "mkdocs.yml": LOOK,
        "docs/assets/logo.svg": LAMP,
        "docs/assets/icon.svg": LAMP,
        "docs/assets/extra.css": ".ae-brand { background: url('logo.svg') no-repeat right }\n",
        "docs/assets/extra.js": "document.documentElement.dataset.plain = 'yes';\n",
        "docs/assets/extra.mjs": "document.documentElement.dataset.module = 'yes';\n",
        "docs/en/about.md": "# About\n\nWords.\n",
        "docs/ar/about.md": "# عن\n\nكلمات.\n",
        "docs/en/guide/handover.md": "# How to take over a lamp\n\nWords.\n",
        "overrides/main.html": TEMPLATE,
    }
    return project(folder, files)


ALL = {"extras": with_extras, "path": below_a_path, "look": with_own_look}
