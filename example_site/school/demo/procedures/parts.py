"""Parts of which the sample guides are made.

The facts come from public pages, in our own words; each guide names its source. They show how a
guide looks, and no school may publish one without comparing it with the rules in force.
"""

from typing import Any

#: The day on which the sources of the samples were read.
READ_ON = "2026-11-20"


def step(text: str, actor: str = "", duration: str = "") -> dict[str, Any]:
    return {"text": f"<p>{text}</p>", "actor": actor, "duration": duration}


def paper(name: str, originals: int = 0, copies: int = 0, **more: str) -> dict[str, Any]:
    return {"name": name, "originals": originals, "copies": copies, **more}


def papers(*items: dict[str, Any], case: str = "") -> dict[str, Any]:
    return {"name": case, "items": list(items)}


def channel(name: str, working_days: int | None = None, **more: Any) -> dict[str, Any]:
    """One channel, free of charge."""
    return {
        "channel": name,
        "time_value": working_days,
        "time_unit": "working_day",
        "fees": [{"kind": "free"}],
        **more,
    }


def basis(text: str, number: str, **more: str) -> dict[str, Any]:
    return {"text": text, "number": number, **more}


def tips(source: str, change: str = "") -> str:
    """What a reader must know about a sample: where it comes from and what has changed."""
    note = f"<p>{change}</p>" if change else ""
    return (
        f"{note}<p>Nguồn: {source}, đọc ngày 20/11/2026. Đây là trang mẫu: hãy đối chiếu với quy "
        "định đang có hiệu lực trước khi dùng thật.</p>"
    )
