"""Names of people as Vietnamese say them: Nguyễn Thị Lan, not Lan Nguyễn Thị."""


def full_name(family: str, given: str) -> str:
    """The whole name of a person, the family first.

    Args:
        family: the family name and the middle names; an account has them as ``last_name``.
        given: the given name, by which the person is called; an account's ``first_name``.
    """
    return f"{family} {given}".strip()


__all__ = ["full_name"]
