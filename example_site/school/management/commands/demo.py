"""``manage.py demo``: the section with content, logins for every role, and a server."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from cchc_wagtail.models import ReformHomePage
from cchc_wagtail.set_up import set_up_section
from school.demo.build import build_school, build_section
from school.demo.people import Login, make_people


class Command(BaseCommand):
    help = "Fill the example site and serve it on this machine."

    def add_arguments(self, parser):
        parser.add_argument("--no-serve", action="store_true", help="only fill the site")
        parser.add_argument("--port", type=int, default=8000, help="port of the server")
        parser.add_argument(
            "--reset-passwords", action="store_true", help="make and print new passwords"
        )
        parser.add_argument(
            "--force", action="store_true", help="fill the site although DEBUG is off"
        )

    def handle(self, *args, **options):
        if not settings.DEBUG and not options["force"]:
            raise CommandError(
                "Lệnh demo chỉ chạy trên máy thử (DEBUG bật): nó tạo tài khoản và nội dung mẫu. "
                "Trên trang thật, hãy dùng: manage.py cchc_setup. Nếu đây là máy chủ thử, không "
                "có dữ liệu thật, hãy thêm --force."
            )
        with translation.override("vi"):
            call_command("migrate", interactive=False, verbosity=0)
            with transaction.atomic():
                build_school()
                set_up_section()
                logins = make_people(options["reset_passwords"])
                build_section()
        section = ReformHomePage.objects.get()
        serve = settings.DEBUG and not options["no_serve"]
        local = f"http://127.0.0.1:{options['port']}"
        self.tell(section, logins, local if settings.DEBUG else settings.WAGTAILADMIN_BASE_URL)
        # Django's own server is for development: with DEBUG off a real one must do it.
        if serve:
            self.stdout.write("Đang phục vụ trên máy này; nhấn Ctrl+C để dừng.")
            call_command("runserver", f"127.0.0.1:{options['port']}", use_reloader=False)

    def tell(self, section: Page, logins: list[Login], base: str) -> None:
        self.stdout.write(f"Trang của trường:  {base}/")
        self.stdout.write(f"Chuyên mục CCHC:   {base}{section.get_url()}")
        for index in section.get_children().live():
            count = index.get_children().live().count()
            self.stdout.write(f"  - {index.title}: {count} trang")
        self.stdout.write(f"Trang quản trị:    {base}/admin/")
        self.stdout.write("")
        self.stdout.write("Tài khoản (tên đăng nhập, mật khẩu, vai trò):")
        for login in logins:
            password = login.password or "(đã in lần đầu)"
            self.stdout.write(f"  {login.username:<11} {password:<16} {login.role}")
        if not all(login.password for login in logins):
            self.stdout.write("Quên mật khẩu: make demo ARGS=--reset-passwords")
        self.stdout.write("")
