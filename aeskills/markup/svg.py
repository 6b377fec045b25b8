"""SVG elements as plain data, and as markup."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape

from aeskills.markup.icons import icon


class Element(NamedTuple):
    """An element: its tag, its attributes as written, and its children; text children are escaped when it is printed."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element | IconSvg | str, ...]


class IconSvg(NamedTuple):
    """An icon of the theme's bundled sets, with attributes in place of those of an icon in a text."""

    name: str
    attributes: tuple[tuple[str, str], ...]


def element(tag: str, *children: Element | IconSvg | str, **attributes: object) -> Element:
    """An element; `class_` is `class`, `_` in other names is `-`, None leaves an attribute out."""
    written = tuple((_name(key), str(_number(value))) for key, value in attributes.items() if value is not None)
    return Element(tag, written, children)


def svg(picture: Element | None) -> Markup:
    """A picture as markup; nothing where there is none."""
    return Markup(_markup(picture)) if picture else Markup("")


def _markup(node: Element | IconSvg | str) -> str:
    if isinstance(node, str):
        return escape(node)
    shown = "".join([f' {name}="{escape(value)}"' for name, value in node.attributes])
    if isinstance(node, IconSvg):
        return str(icon(node.name)).replace(' class="ae-icon"', shown, 1)  # Markup would escape the attributes
    return f"<{node.tag}{shown}>{''.join(map(_markup, node.children))}</{node.tag}>"


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _number(value: object) -> object:
    """A coordinate with at most two decimals; anything else as it is."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
