"""Does a page of the host begin with a link that skips its menu?

Our templates fill a block in the middle of the host's page. A link there would come after the menu
that it should skip, so it has to stand in the host's own base template.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import Node, NodeList, Template, TextNode, VariableNode
from django.template.loader_tags import BlockNode, IncludeNode

#: What a school adds to its base template. The words are Vietnamese like those of its pages.
SKIP_LINK_FIX = (
    '<body><a href="#noi-dung">Đến nội dung chính</a> ... '
    '<main id="noi-dung">{% block content %}{% endblock %}</main>'
)


def lacks_skip_link(engine: Engine, chain: list[Template]) -> bool:
    """Whether the first link that the templates write in ``<body>`` leads out of the page.

    Args:
        engine: the engine that knows the templates that are included.
        chain: a template and its parents, the one that extends nothing last.

    Returns:
        False as well where it cannot be told: without a ``<body>`` tag, or where the templates
        write no link themselves.
    """
    blocks: dict[str, BlockNode] = {}
    for template in chain:
        for node in template.nodelist.get_nodes_by_type(BlockNode):
            blocks.setdefault(node.name, node)
    reader = _FirstLink()
    reader.feed("".join(_written(chain[-1].nodelist, engine, blocks, 0)))
    return reader.found is not None and not re.match(r"#.", reader.found)


class _FirstLink(HTMLParser):
    """Remembers where the first link after ``<body>`` leads."""

    def __init__(self) -> None:
        super().__init__()
        self.in_body = False
        self.found: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.in_body = True
        elif tag == "a" and self.in_body and self.found is None:
            self.found = dict(attrs).get("href") or ""


def _written(
    nodes: NodeList, engine: Engine, blocks: dict[str, BlockNode], depth: int
) -> Iterator[str]:
    """The HTML of templates without what only a request could fill in."""
    for node in nodes:
        if isinstance(node, TextNode):
            yield node.s
        elif isinstance(node, VariableNode):
            # Some value: it may stand in an address.
            yield "x"
        elif isinstance(node, IncludeNode):
            yield from _included(node, engine, blocks, depth)
        else:
            node = blocks.get(node.name, node) if isinstance(node, BlockNode) else node
            for part in _inside(node):
                yield from _written(part, engine, blocks, depth)


def _inside(node: Node) -> Iterator[NodeList]:
    """The template code between a tag and its end, every branch of a condition."""
    branches = getattr(node, "conditions_nodelists", None)
    if branches is not None:
        yield from (nodes for _condition, nodes in branches)
        return
    for name in node.child_nodelists:
        nodes = getattr(node, name, None)
        if isinstance(nodes, NodeList):
            yield nodes


def _included(
    node: IncludeNode, engine: Engine, blocks: dict[str, BlockNode], depth: int
) -> Iterator[str]:
    name = node.template.var
    # A template may include itself under a condition.
    if not isinstance(name, str) or depth > 10:
        return
    try:
        template = engine.get_template(name)
    except (TemplateDoesNotExist, TemplateSyntaxError):
        # A template that includes it would fail; that is not what is asked here.
        return
    yield from _written(template.nodelist, engine, {}, depth + 1)
