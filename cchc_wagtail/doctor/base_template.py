"""Does the host's base template have what the section's pages need of it?"""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.backends.django import DjangoTemplates
from django.template.base import NodeList, Template, VariableNode
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils.translation import gettext as _

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.doctor.problems import Problem, Severity
from cchc_wagtail.doctor.skip_link import SKIP_LINK_FIX, lacks_skip_link

#: The file between our pages and the host's base template.
BRIDGE = "cchc_wagtail/base.html"
#: Block of the bridge that every page of ours fills.
FILLED = {"cchc_content": Severity.MUST}

#: Blocks of the base template and how much each matters: without "content" a page is empty and
#: without "extra_css" it is bare, but pages read well without their script or their title.
BLOCKS = {
    "content": Severity.MUST,
    "extra_css": Severity.MUST,
    "title": Severity.SHOULD,
    "extra_js": Severity.SHOULD,
}


def examine_base_template() -> Iterator[Problem]:
    engine = next((e.engine for e in engines.all() if isinstance(e, DjangoTemplates)), None)
    if engine is None:
        yield _finding(
            _("TEMPLATES has no Django engine."),
            '"BACKEND": "django.template.backends.django.DjangoTemplates"',
        )
        return
    name, needed = _what_to_examine(engine)
    fix = 'CCHC_WAGTAIL = {"BASE_TEMPLATE": "base.html"}'
    try:
        present = block_names(engine, name)
    except TemplateDoesNotExist as error:
        yield _finding(_("The template %(name)s does not exist.") % {"name": error}, fix)
        return
    except TemplateSyntaxError as error:
        message = _("The template %(name)s has an error: %(error)s")
        yield _finding(message % {"name": name, "error": error}, fix)
        return
    chain = template_chain(engine, name)
    if chain is not None and lacks_skip_link(engine, chain):
        yield Problem(
            "skip_link",
            Severity.SHOULD,
            _("The template %(name)s begins with no link to the content of the page.")
            % {"name": chain[-1].name},
            SKIP_LINK_FIX,
        )
    for block, severity in needed.items():
        if present is not None and block not in present:
            yield _finding(
                _("The template %(name)s has no block “%(block)s”.")
                % {"name": name, "block": block},
                f"{{% block {block} %}}{{% endblock %}}",
                severity,
            )


def _finding(message: str, fix: str, severity: Severity = Severity.MUST) -> Problem:
    return Problem("base_template", severity, message, fix)


def _what_to_examine(engine: Engine) -> tuple[str, dict[str, Severity]]:
    """The template to look at and the blocks it needs.

    A host whose base template has other blocks overrides the bridge: then the bridge must offer
    the block that our pages fill.
    """
    ours = Path(apps.get_app_config("cchc_wagtail").path, "templates", BRIDGE)
    try:
        bridge = engine.get_template(BRIDGE)
    except (TemplateDoesNotExist, TemplateSyntaxError):
        return BRIDGE, BLOCKS
    if Path(bridge.origin.name) == ours:
        return cchc_settings.BASE_TEMPLATE, BLOCKS
    # Our pages fill these; the other blocks of the bridge are offers to the host.
    return BRIDGE, FILLED


def block_names(engine: Engine, name: str) -> set[str] | None:
    """Blocks that a template extending ``name`` can fill; None when only a request could tell.

    Follows the parents. A block inside a block that a child has replaced is gone, and counts as
    missing.

    Raises:
        TemplateDoesNotExist, TemplateSyntaxError: for the template or one of its parents.
    """
    chain = template_chain(engine, name)
    if chain is None:
        return None
    definitions: dict[str, list[BlockNode]] = {}
    for template in chain:
        for node in template.nodelist.get_nodes_by_type(BlockNode):
            definitions.setdefault(node.name, []).append(node)
    found: set[str] = set()
    _collect(chain[-1].nodelist, definitions, found)
    return found


def template_chain(engine: Engine, name: str) -> list[Template] | None:
    """The template ``name`` and its parents, up to the one that extends nothing.

    Returns:
        None when a parent is named by a variable, which only a request could tell.

    Raises:
        TemplateDoesNotExist, TemplateSyntaxError: for the template or one of its parents.
    """
    chain: list[Template] = []
    while True:
        template = engine.get_template(name)
        chain.append(template)
        extends = next(iter(template.nodelist.get_nodes_by_type(ExtendsNode)), None)
        if extends is None:
            return chain
        parent = extends.parent_name.var
        if not isinstance(parent, str) or len(chain) > 20:
            return None
        name = parent


def _collect(nodes: NodeList, definitions: dict[str, list[BlockNode]], found: set[str]) -> None:
    for node in nodes.get_nodes_by_type(BlockNode):
        # get_nodes_by_type also returns blocks inside blocks; those count through their parent.
        if node.name in found or not _is_outermost(node, nodes):
            continue
        found.add(node.name)
        for definition in definitions[node.name]:
            _collect(definition.nodelist, definitions, found)
            if not _shows_parent(definition):
                break


def _is_outermost(node: BlockNode, nodes: NodeList) -> bool:
    return not any(
        other is not node and node in other.nodelist.get_nodes_by_type(BlockNode)
        for other in nodes.get_nodes_by_type(BlockNode)
    )


def _shows_parent(block: BlockNode) -> bool:
    variables = block.nodelist.get_nodes_by_type(VariableNode)
    return any(str(node.filter_expression.var) == "block.super" for node in variables)
