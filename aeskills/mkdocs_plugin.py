"""The MkDocs plugin: the pages of the source locale as MkDocs pages, with the bytes of `aeskills build`; the other locales follow."""

from __future__ import annotations

import atexit
import logging
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from aeskills.findings import ContentError
from aeskills.markup.environment import THEME
from aeskills.pipeline import render
from aeskills.publish.locale_folder import copy_files, write_assets, write_files, write_pieces
from aeskills.publish.offline import write_worker
from aeskills.publish.publication import Publication, open_publication
from aeskills.publish.target import TargetRefused
from aeskills.render.locale_site import SEARCH
from aeskills.render.pages import RenderedPage
from aeskills.reports import as_text
from aeskills.settings.model import Project
from aeskills.settings.read import project_of, watched
from aeskills.signals import end_on_signals

log = logging.getLogger("mkdocs.plugins.aeskills")

BLANK_THEME = THEME / "mkdocs"
"""A theme that prints nothing: the plugin puts whole pages in place of what MkDocs prints."""


class Options(Config):
    """`content`: the content folder, relative to mkdocs.yml. `prose`: the folder of hand-written pages, when it is not `docs_dir`."""

    content = config_options.Dir(exists=True, default="content")
    prose = config_options.Optional(config_options.Type(str))


class ReadyPage(Page):
    """A MkDocs page that comes with its HTML."""

    def __init__(self, rendered: RenderedPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(rendered.view.title, file, config)
        self.rendered = rendered

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.content = self.rendered.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


class AeskillsPlugin(BasePlugin[Options]):
    """Makes the pages of the source locale in a `mkdocs build`, and then the rest of the site."""

    publication: Publication | None = None
    project: Project | None = None
    tag = ""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the project, and points MkDocs at one locale's part of the staging folder.

        What MkDocs made of its file is not used: the tool reads the file itself, so that every command sees the same.
        """
        file = Path(config.config_file_path) if config.config_file_path else None
        root = (file or Path()).parent
        prose = root / self.config.prose if self.config.prose else Path(config.docs_dir)
        self.project = project_of(Path(self.config.content), prose, file)
        self._close()
        end_on_signals()
        atexit.register(self._close)  # MkDocs tells no plugin of an interruption
        try:
            self.publication = open_publication(self.project, Path(config.site_dir), root, report=log.info)
            self.tag = self.publication.editions.source
            self._site = render(self.publication.editions, self.tag)
        except ContentError as error:
            raise Abort(as_text(error.findings, self.project.content)) from None
        except TargetRefused as refused:
            raise _RefusedAbort(f"aeskills: {refused}") from None
        if self.publication.warnings:
            log.warning("findings:\n%s", as_text(self.publication.warnings, self.project.content))
        self._pages = list(self._site.rendered_pages())
        config.site_dir = str(self.publication.output.staging / self.tag)
        config.site_name = self._site.title
        config.site_url = f"{self.publication.editions.url}{self.tag}/" if self.publication.editions.url else None
        config.docs_dir = str(BLANK_THEME)
        config.theme.dirs.insert(0, str(BLANK_THEME))
        config.theme.static_templates = set()
        config.nav, config.exclude_docs, config.edit_uri, config.repo_url = None, None, None, None
        config.extra_css, config.extra_javascript, config.extra_templates = [], [], []
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """One ready page for each view, and nothing else."""
        ours = Files([])
        for page in self._pages:
            file = File.generated(
                config, f"{page.view.address}index.md", content="", inclusion=InclusionLevel.INCLUDED
            )  # MkDocs would leave out templates/
            ReadyPage(page, file, config)
            ours.append(file)
        return ours

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The whole page, as `aeskills build` writes it."""
        assert isinstance(page, ReadyPage)
        return self._site.html(page.rendered)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what is not a page, then the other locales and the root."""
        assert self.publication is not None
        folder = Path(config.site_dir)
        write_files(self._site, self.publication.editions.root(self.tag), folder)
        write_assets(folder)
        copy_files(self._site.copies(), folder)
        write_pieces(folder / SEARCH, (self._site.search_index(self._pages),))
        write_worker(folder)
        try:
            self.publication.complete({self.tag: [page.view.address for page in self._pages if not page.untranslated]})
        except ContentError as error:
            raise Abort(as_text(error.findings, self.publication.editions.content)) from None
        except TargetRefused as refused:
            raise _RefusedAbort(f"aeskills: {refused}") from None
        finally:
            self._close()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """`mkdocs serve` builds again when content, catalogs, hand-written pages or settings change."""
        assert self.project is not None
        for path in watched(self.project):
            if path.exists():
                server.watch(str(path))
        return server

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Deletes what was built."""
        self._close()

    def _close(self) -> None:
        if self.publication:
            self.publication.output.close()
            self.publication = None


class _RefusedAbort(Abort):
    """The end of a build that must not go where it was to go; its exit code is that of `aeskills build`."""

    exit_code = 2
