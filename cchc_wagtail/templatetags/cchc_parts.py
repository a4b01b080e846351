"""The tag around a part of a page that is the same for all anonymous visitors."""

from typing import Any

from django import template

from cchc_wagtail.caching.parts import remembered_part

register = template.Library()


class PartNode(template.Node):
    """What stands between ``{% part "name" %}`` and ``{% endpart %}``."""

    def __init__(self, name: str, nodelist: template.NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Any) -> str:
        return remembered_part(
            self.name,
            context.get("page"),
            context.get("request"),
            lambda: self.nodelist.render(context),
        )


@register.tag
def part(parser: Any, token: Any) -> PartNode:
    """``{% part "content" %}…{% endpart %}``: made once for all visitors without a cookie."""
    words = token.split_contents()
    if len(words) != 2:
        raise template.TemplateSyntaxError("part takes one name, as in {% part “content” %}")
    nodelist = parser.parse(("endpart",))
    parser.delete_first_token()
    return PartNode(words[1].strip("\"'"), nodelist)
