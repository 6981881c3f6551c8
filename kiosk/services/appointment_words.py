"""What taking a list of appointments over came to, in words for whoever did it."""

from kiosk.domain.text import Text
from kiosk.services.appointments import Taken


def taken_words(taken: Taken) -> tuple[Text, ...]:
    """Return a line for each day, and one for what of the list was not kept."""
    lines = []
    for day in taken.days:
        counts = (
            ("新增", "new", day.added),
            ("改了", "changed", day.changed),
            ("取消", "withdrawn", day.withdrawn),
            ("没变", "as before", day.same),
            ("照旧（已签到，或帮办员改过）", "as they were (checked in, or changed by an agent)", day.kept),
        )
        told = [(zh, en, n) for zh, en, n in counts if n]
        zh = f"{day.day.month}月{day.day.day}日：" + "，".join(f"{word} {n}" for word, _, n in told)
        lines.append(Text(zh, f"{day.day}: " + ", ".join(f"{n} {word}" for _, word, n in told)))
    return (*lines, not_kept(taken))


def not_kept(taken: Taken) -> Text:
    """Return which columns of a list were not kept, and how many names only as 张*."""
    zh = [f"“{name}”{count} 格" for name, count in taken.dropped]
    en = [f"“{name}” {count} cells" for name, count in taken.dropped]
    if taken.shortened:
        zh.append(f"姓名 {taken.shortened} 个只留“张*”")
        en.append(f"{taken.shortened} names only as 张*")
    if not zh:
        return Text("名单里没有要删的个人信息", "nothing personal in the list had to be dropped")
    return Text(f"读时已丢弃，没有存：{'、'.join(zh)}", f"dropped while reading, kept nowhere: {', '.join(en)}")
