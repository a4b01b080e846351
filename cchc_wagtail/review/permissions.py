"""What Wagtail's screens may offer on a page of the section."""

from wagtail.models import Page, PagePermissionTester


class GatedPermissionTester(PagePermissionTester):
    """Nobody publishes directly; taking down, deleting and moving may be asked for.

    ``can_unpublish``, ``can_delete`` and ``can_move`` answer whether the person may ask: Wagtail
    then shows its buttons, and our hooks lead to the request. The gate itself stands in the page.
    """

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def _was_public(self) -> bool:
        return bool(self.page.live or self.page.first_published_at)

    def can_unpublish(self) -> bool:
        return bool(self.page.live and not self.page_locked() and self.can_edit())

    def can_unschedule(self) -> bool:
        # Keeping something from becoming public harms nobody. Wagtail locks a scheduled page, and
        # this is how it is opened again.
        return self.can_edit()

    def can_set_view_restrictions(self) -> bool:
        if self._was_public():
            return False
        return super().can_publish()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if self._was_public():
            return self.can_edit()
        return super().can_delete(ignore_bulk=ignore_bulk)

    def can_move_to(self, destination: Page) -> bool:
        if not self.page.live:
            return super().can_move_to(destination)
        if self.page == destination or destination.is_descendant_of(self.page):
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(
            destination
        ):
            return False
        # Core asks for the publish permission at the destination; here the parties decide.
        return self.user.is_active and self.can_move()


__all__ = ["GatedPermissionTester"]
