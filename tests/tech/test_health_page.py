"""What the doctor finds stands in the window, the worst first, each with its next step."""

import zipfile
from pathlib import Path

from tests.tech.conftest import Technician


def test_the_findings_are_shown_with_the_next_step_and_can_be_packed_for_support(
    technician: Technician, home: Path
) -> None:
    with (home / "site.toml").open("a", encoding="utf-8") as site:
        site.write("[nothing]\n")
    technician.click("体检")
    page = technician.page("health")
    technician.until(lambda: page.findings and not page.looking, "the round")

    technician.shows("site.toml")
    words = [each["word"] for each in page.findings]
    assert words == sorted(words, key=["坏了", "看一下", "好"].index)
    assert all(each["next"] for each in page.findings if each["health"] != "fine")
    assert {"数据库", "时钟", "磁盘空间", "设置文件"} <= {each["part"] for each in page.findings}

    technician.click("打包给技术支持")
    technician.shows("包好了")
    (parcel,) = home.glob("support-*.zip")
    assert zipfile.ZipFile(parcel).testzip() is None

    technician.press("R")
    technician.until(lambda: page.looking, "another round")
    technician.until(lambda: not page.looking, "its end")
