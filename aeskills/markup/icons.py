"""Icons of the theme's bundled sets."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup


@cache
def icon(name: str) -> Markup:
    """An icon of the theme's bundled sets as hidden inline SVG; LookupError when there is none of that name."""
    import material

    path = Path(material.__file__).parent / "templates" / ".icons" / f"{name}.svg"
    try:
        svg = path.read_text(encoding="utf-8")
    except OSError:
        raise LookupError(name) from None
    return Markup(svg.replace("<svg ", '<svg class="ae-icon" aria-hidden="true" focusable="false" ', 1))
