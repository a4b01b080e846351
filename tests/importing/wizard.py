"""The steps of the import wizard, as a browser takes them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

START = "/admin/cchc/import/"


def upload(client: Client, content: str | bytes, name: str = "ke-hoach.txt", start: str = START):
    data = content.encode() if isinstance(content, str) else content
    return client.post(start, {"file": SimpleUploadedFile(name, data)})


def upload_and_open(client: Client, *args, **kwargs):
    """Upload a file and open its preview; gives the address and the preview."""
    response = upload(client, *args, **kwargs)
    assert response.status_code == 302, response.content.decode()
    return response["Location"], client.get(response["Location"])


def confirm(client: Client, address: str, section, **data):
    return client.post(address, {"parent": section.plans.pk, **data})


def messages_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])
