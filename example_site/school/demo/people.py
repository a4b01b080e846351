"""One account per role; passwords are made by chance and shown once."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from wagtail.users.models import UserProfile

from cchc_wagtail.enums import RoleGroup

#: Login, family and given name, group (None: administrator), what the person does.
PEOPLE = [
    ("bientap", "Lê Thị", "Hạnh", RoleGroup.EDITORS, "viết bài"),
    ("vanphong", "Trần Thị", "Lan", RoleGroup.OFFICE, "duyệt cho Văn phòng"),
    ("congdoan", "Phạm Thị", "Nga", RoleGroup.UNION, "duyệt cho Công đoàn"),
    ("hieutruong", "Nguyễn Thị Thanh", "Sen", RoleGroup.BOARD, "Ban giám hiệu"),
    ("quantri", "Đỗ Văn", "Minh", None, "quản trị trang web"),
]

#: Letters and digits that are not mistaken for each other when they are typed from paper.
LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass
class Login:
    """A login to print; ``password`` is empty when it was made in an earlier run."""

    username: str
    role: str
    password: str


def make_people(reset_passwords: bool = False) -> list[Login]:
    """The accounts, made where they are missing."""
    logins = []
    for username, family, given, group, role in PEOPLE:
        user, created = User.objects.get_or_create(
            username=username,
            defaults={
                "last_name": family,
                "first_name": given,
                "email": f"{username}@mnhoasen.example",
                "is_staff": group is None,
                "is_superuser": group is None,
            },
        )
        password = ""
        if created or reset_passwords:
            password = "".join(secrets.choice(LETTERS) for _ in range(12))
            user.set_password(password)
            user.save()
        if created:
            UserProfile.objects.get_or_create(user=user)
            if group:
                user.groups.add(Group.objects.get(name=group))
        logins.append(Login(username, role, password))
    return logins
