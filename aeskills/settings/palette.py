"""Colours of `theme.palette`: Material's names, contrast as WCAG 2.2 defines it, and the sheet that sets them."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator

from aeskills.content.yaml_source import Node
from aeskills.findings import did_you_mean
from aeskills.settings.model import Colours
from aeskills.settings.values import NodeReader

PALETTE = "assets/stylesheets/palette.css"
"""Address of the sheet that sets the colours."""

LEAST_CONTRAST = 4.5
"""Contrast of text with its background: WCAG 2.2, success criterion 1.4.3."""

LIGHT_PAPER, DARK_PAPER = ("#ffffff", "#f4f6f7"), ("#13181d", "#1b2229")
"""The backgrounds of links, `--ae-paper` and `--ae-wash` of the style sheet."""

# fmt: off
PRIMARY = {
    "red": "#ef5552", "pink": "#e92063", "purple": "#ab47bd", "deep purple": "#7e56c2", "indigo": "#4051b5", "blue": "#2094f3",
    "light blue": "#02a6f2", "cyan": "#00bdd6", "teal": "#009485", "green": "#4cae4f", "light green": "#8bc34b", "lime": "#cbdc38",
    "yellow": "#ffec3d", "amber": "#ffc105", "orange": "#ffa724", "deep orange": "#ff6e42", "brown": "#795649", "grey": "#757575",
    "blue grey": "#546d78", "black": "#14191f", "white": "#4051b5",
}
ACCENT = {
    "red": "#ff1a47", "pink": "#f50056", "purple": "#df41fb", "deep purple": "#7c4dff", "indigo": "#526cfe", "blue": "#4287ff",
    "light blue": "#0091eb", "cyan": "#00bad6", "teal": "#00bda4", "green": "#00c753", "light green": "#63de17", "lime": "#b0eb00",
    "yellow": "#ffd500", "amber": "#ffaa00", "orange": "#ff9100", "deep orange": "#ff6e42",
}
# fmt: on
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_SCHEMES = {"default": False, "slate": True}
_KEYS = {"scheme", "primary", "accent", "media", "toggle"}


def read_palette(node: Node | None, values: NodeReader) -> Colours | None:
    """The colours of `theme.palette`; None when it names none. A colour that is hard to read is reported, and its nearest shade taken."""
    if node is None:
        return None
    found: dict[str, str] = {}
    entries = node.value if isinstance(node.value, list) else [node]
    for entry in entries:
        parts = {key: (value, place) for key, value, place in values.entries(entry, "theme.palette")}
        for key in parts.keys() - _KEYS:
            values.unknown(parts[key][1], f"theme.palette.{key}", _KEYS, "scheme, primary and accent are read")
        scheme = values.text(parts["scheme"][0], "theme.palette.scheme") if "scheme" in parts else "default"
        if scheme not in _SCHEMES:
            hint = did_you_mean(scheme, _SCHEMES, 'write "default" for light or "slate" for dark')
            values.report(parts["scheme"][0], "bad-setting", f'there is no scheme "{scheme}"', hint)
            continue
        for kind, known in (("primary", PRIMARY), ("accent", ACCENT)):
            if kind in parts and (colour := _colour(parts[kind][0], kind, known, values)):
                is_dark = _SCHEMES[scheme]
                found[f"{kind}_{'dark' if is_dark else 'light'}"] = _readable(colour, is_dark, parts[kind][0], kind, values)
    for kind in ("primary", "accent"):  # what only one scheme names is taken over, in a shade that can be read
        light, dark = found.get(f"{kind}_light"), found.get(f"{kind}_dark")
        if light and not dark:
            found[f"{kind}_dark"] = readable_shade(light, is_dark=True)
        elif dark and not light:
            found[f"{kind}_light"] = readable_shade(dark, is_dark=False)
    return Colours(**found) if found else None


def _colour(node: Node, kind: str, known: dict[str, str], values: NodeReader) -> str:
    """`#rrggbb` of a name or number; empty for `custom`, which leaves the colours to a sheet of the project, and for what is none."""
    name = values.text(node, f"theme.palette.{kind}").lower().replace("-", " ")
    if name in known or name in ("custom", ""):
        return known.get(name, "")
    if _HEX.fullmatch(name):
        return name if len(name) == 7 else "#" + "".join(2 * char for char in name[1:])
    hint = did_you_mean(name, known, "write a name of Material's palette, or a colour such as #0b5563 in quotes")
    values.report(node, "bad-setting", f'there is no {kind} colour "{name}"', hint)
    return ""


def _readable(colour: str, is_dark: bool, node: Node, kind: str, values: NodeReader) -> str:
    ratio = lowest_contrast(colour, is_dark)
    if ratio >= LEAST_CONTRAST:
        return colour
    instead = readable_shade(colour, is_dark)
    paper = "dark" if is_dark else "light"
    message = f"the {kind} colour has a contrast of {ratio:.1f} to 1 with the {paper} background; text needs {LEAST_CONTRAST}"
    values.report(node, "low-contrast", message, f'the site shows its nearest shade that can be read; write it: "{instead}"', "warning")
    return instead


def readable_shade(colour: str, is_dark: bool) -> str:
    """The colour itself, or its nearest darker (on dark paper: lighter) shade with enough contrast."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    end, step = (1.0, 0.01) if is_dark else (0.0, -0.01)
    while lowest_contrast(colour, is_dark) < LEAST_CONTRAST and lightness != end:
        lightness = min(1.0, max(0.0, lightness + step))
        colour = "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour


def lowest_contrast(colour: str, is_dark: bool) -> float:
    """The least contrast of a colour with the backgrounds of one scheme."""
    return min(contrast(colour, paper) for paper in (DARK_PAPER if is_dark else LIGHT_PAPER))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21: (lighter + 0.05) / (darker + 0.05) of their relative luminance (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def colour_sheet(colours: Colours) -> str:
    """A style sheet that sets the colours after the tool's own sheet."""
    return "\n".join(_rules(colours)) + "\n"


def _rules(colours: Colours) -> Iterator[str]:
    light, dark = colours.primary_light, colours.primary_dark
    if light:
        yield ":root{"
        yield f"--ae-accent:light-dark({light},{dark});"
        yield f"--ae-on-accent:light-dark({_on(light)},{_on(dark)});"
        yield "--ae-accent-wash:color-mix(in srgb,var(--ae-accent) 12%,var(--ae-paper))"
        yield "}"
    if colours.accent_light:
        yield f":root{{--ae-pointed:light-dark({colours.accent_light},{colours.accent_dark})}}"
        yield ".md-typeset a:not(.ae-action):hover,.ae-header a:hover,.ae-footer a:hover{color:var(--ae-pointed)}"


def _on(colour: str) -> str:
    """Black or white, whichever is read better on a colour; one of the two always has a contrast of 4.5 or more."""
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, colour))
