"""The MkDocs plugin: views → MkDocs pages whose content is ready, in one locale; the other locales follow after the build."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from aeskills.assets.files import copied_files, text_files
from aeskills.findings import Faulty, as_text
from aeskills.markup.environment import THEME
from aeskills.markup.html import ROOT, relative
from aeskills.pipeline import render
from aeskills.publish.publication import Publication, open_publication
from aeskills.render.layout import PageLayout
from aeskills.render.locale_site import SEARCH
from aeskills.render.pages import RenderedPage


class Options(Config):
    """`content`: the content folder, relative to mkdocs.yml. `prose`: the folder of hand-written pages."""

    content = config_options.Dir(exists=True, default="content")
    prose = config_options.Type(str, default="docs")


class ReadyPage(Page):
    """A MkDocs page that comes with its HTML, headings and description."""

    def __init__(self, page_: RenderedPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(page_.view.title, file, config)
        self.page_ = page_

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.content = self.page_.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


class AeskillsPlugin(BasePlugin[Options]):
    """Makes the pages of the source locale in a `mkdocs build`, and then the rest of the site."""

    publication: Publication | None = None
    tag = ""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the content, and points MkDocs at one locale's part of the staging folder."""
        content, root = Path(self.config.content), Path(config.config_file_path or ".").parent
        try:
            self.publication = open_publication(content, root / self.config.prose, Path(config.site_dir))
            self.tag = self.publication.editions.source
            self._site = render(self.publication.editions, self.tag)
        except Faulty as faulty:
            raise Abort(as_text(faulty.findings, content)) from None
        self._pages = list(self._site.rendered_pages())
        config.site_dir = str(self.publication.staging / self.tag)
        config.site_name = self._site.title
        config.site_url = f"{self.publication.editions.url}{self.tag}/" if self.publication.editions.url else None
        config.docs_dir = str(THEME)
        config.theme.dirs.insert(0, str(THEME))
        config.theme.static_templates = {"404.html"}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """Keeps the needed assets and adds one ready page for each view."""
        found = Files([])
        for page_ in self._pages:
            file = File.generated(config, f"{page_.view.address}index.md", content="")
            ReadyPage(page_, file, config)
            found.append(file)
        return found

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Our templates print as they do without MkDocs."""
        return PageLayout(self._site.shell, env).environment

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:  # noqa: ARG002
        """Our templates print a page_."""
        assert isinstance(page, ReadyPage)
        context["page"] = page.page_  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Links are made relative once a page is whole."""
        assert isinstance(page, ReadyPage)
        return relative(output, page.page_.view.address)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The page for wrong addresses is shown at any depth, so its links start at the root of the server."""
        assert self.publication is not None
        return output_content.replace(ROOT, self.publication.editions.root(self.tag)) if template_name == "404.html" else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what is not a page, then the other locales and the root."""
        assert self.publication is not None
        folder = Path(config.site_dir)
        made = {address: "".join(make()) for address, make in self._site.files().items()}
        for address, text in (made | text_files() | {SEARCH: self._site.search_index(self._pages)}).items():
            path = folder / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for address, source in copied_files().items():
            path = folder / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.read_bytes())
        try:
            self.publication.complete({self.tag: [page_.view.address for page_ in self._pages if not page_.untranslated]})
        except Faulty as faulty:
            raise Abort(as_text(faulty.findings, self.publication.editions.content)) from None
