"""The handbook with the addresses that mkdocs.yml sets: where the site stands, and where its files are edited."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from urllib.parse import urljoin

from aeskills.model.handbook import Handbook
from aeskills.settings.model import Settings


def configured(handbook: Handbook, settings: Settings, content: Path, docs: Path) -> Handbook:
    """The same handbook where mkdocs.yml sets nothing of it."""
    site = handbook.site
    changed = {"url": settings.site_url or site.url, "edit_url": edit_address(settings, content, docs) or site.edit_url}
    if changed == {"url": site.url, "edit_url": site.edit_url}:
        return handbook
    fields = {name: getattr(handbook, name) for name in Handbook.model_fields}
    return Handbook.model_construct(**{**fields, "site": site.model_copy(update=changed)})


def edit_address(settings: Settings, path: Path, docs: Path) -> str:
    """Where a file or folder is edited in the repository, by `edit_uri`, which leads to the folder of hand-written pages as in MkDocs;
    empty without one."""
    if not settings.edit_uri:
        return ""
    if "?" in settings.edit_uri or "#" in settings.edit_uri or (not settings.repo_url and "://" not in settings.edit_uri):
        return ""
    base = urljoin(f"{settings.repo_url.rstrip('/')}/", f"{settings.edit_uri.rstrip('/')}/")
    way = Path(os.path.relpath(path.resolve(), docs.resolve())).as_posix()
    scheme, _, rest = base.partition("://")
    return f"{scheme}://{posixpath.normpath(posixpath.join(rest, way))}"
