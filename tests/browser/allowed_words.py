"""Words without marks that may stand on a screen of the Vietnamese admin, each with its reason."""

import re

_NAME = "a name"
_KEY = "a key as it is printed on keyboards"
_OFFICIAL = "an abbreviation of Vietnamese offices"
_LOAN = "Vietnamese offices use this word"
FORMATS = (
    *("avif", "gif", "jpg", "jpeg", "png", "webp"),
    *("csv", "tsv", "xlsx", "pdf", "docx", "txt", "md"),
)
PEOPLE = ("hoa", "lan", "minh", "cuc", "tam", "binh", "quan", "hieu", "admin", "testserver")

#: Words, in lower case.
ALLOWED: dict[str, str] = {
    "wagtail": _NAME,
    "word": f"{_NAME}: Microsoft Word",
    "excel": f"{_NAME}: Microsoft Excel",
    "web": f"{_LOAN}: trang web",
    "email": _LOAN,
    "url": _LOAN,
    "api": _LOAN,
    "cookie": _LOAN,
    "csrf": f"{_NAME}: the check of forms, on Django's page that refuses one",
    "alt": f"{_KEY}; also the attribute of pictures",
    "ctrl": _KEY,
    "shift": _KEY,
    "esc": _KEY,
    "cchc": f"{_OFFICIAL}: cải cách hành chính",
    "tthc": f"{_OFFICIAL}: thủ tục hành chính",
    "ubnd": f"{_OFFICIAL}: Ủy ban nhân dân",
    "tm": f"{_OFFICIAL}: thay mặt",
    "kt": f"{_OFFICIAL}: ký thay",
    "tl": f"{_OFFICIAL}: thừa lệnh",
    "tuq": f"{_OFFICIAL}: thừa ủy quyền",
    "bgh": f"{_OFFICIAL}: ban giám hiệu",
    "cn": f"{_OFFICIAL}: chủ nhật",
    "vt": f"{_OFFICIAL}: văn thư",
    "kb": "a unit",
    "mb": "a unit",
    **dict.fromkeys(FORMATS, "a file format"),
    **dict.fromkeys(PEOPLE, "a name of the tests' data"),
}

#: Whole lines that stay as they are: Wagtail writes them in English, or they are rows that its
#: migrations make and that a site renames.
LINES: dict[str, str] = {
    "Search": "value of a button nobody sees: wagtailadmin/home.html, shared/header.html, "
    "modeladmin/includes/header.html",
    "Actions": "label of a region: wagtailadmin/shared/headers/_actions.html",
    "Save Selected": "button that is never shown: js/vendor/jquery.datetimepicker.js",
    "True": "title of an icon: wagtailadmin/tables/boolean_cell.html",
    "False": "as True",
    "None": "as True; also a hidden counter: wagtailadmin/shared/side_panel_toggles.html",
    "403 Forbidden": "title of a page that refuses a form: django/views/templates/csrf_403.html",
    "null": "hidden title of an empty chooser: js/chooser-widget.js",
}

#: Parts of lines, as patterns. Rows of Wagtail's migrations stand in a database that no test has
#: emptied before.
PHRASES: dict[str, str] = {
    r"Welcome to your new Wagtail site!": "page of Wagtail's migrations, which a site replaces",
    r"\bRoot\b": "title of the page tree's root, made by Wagtail's migrations",
    r"\bModerators approval\b": "workflow and task of Wagtail's migrations",
    r"\bModerators\b": "group of Wagtail's migrations",
    r"\bEditors\b": "group of Wagtail's migrations",
    r"^\S.* \| .* \| .*$": "name of a right with its app, for screen readers: "
    "wagtailusers/groups/includes/page_permissions_form.html",
    r"\bCan (?:add|change|delete|view) [\w ]+": "name of a right in Django's database, for screen "
    "readers: wagtailusers/groups/includes/formatted_permissions.html",
    r"\bDEBUG=True\b": "a setting, on Django's page that refuses a form",
    r"\b[IVX]+\b\.?": "Roman number",
    r"[^\W\d_]*…|[^\W\d_]*\.\.\.$": "a word cut off",
}

PATTERN = re.compile("|".join(PHRASES))
