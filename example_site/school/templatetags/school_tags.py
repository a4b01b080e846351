from django import template
from wagtail.models import Page, Site

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_pages(context) -> list[Page]:
    """The pages of the school's menu, in the order of the page tree."""
    site = Site.find_for_request(context["request"])
    return list(site.root_page.get_children().live().public().in_menu()) if site else []
