"""Where the benchmark's fingers go: every screen that a touch leads to, the longest list and name among them."""

from typing import TYPE_CHECKING

from tests.longest import longest
from ui.citizen import play
from ui.citizen.play import SETTLE_MS, Player

if TYPE_CHECKING:
    from ui.citizen.kiosk import Kiosk

BACK = "返回"


def tours(player: Player) -> None:
    """Go once through every screen: a number, a notice for twelve papers, a purpose, the code, the search, help."""
    play._visit(player)
    _twelve_papers(player)
    _purpose(player)
    player.touch("输码取号")
    player.on("Code")
    player.touch(BACK)
    player.on("Home")
    _search(player)


def _twelve_papers(player: Player) -> None:
    """Touch the item of the longest name and twelve requirements; one of them was left at home."""
    kiosk = player.kiosk
    journey = kiosk.journey
    choose = journey.choose
    long = longest(kiosk.hall.catalogue)
    setattr(journey, "choose", lambda _item: choose(long))  # noqa: B010 - it stands in the list's place
    _to_the_list(player)
    player.touch("食品经营许可")
    player.on("Item")
    setattr(journey, "choose", choose)  # noqa: B010
    _answer(kiosk, player)
    player.touch("下一步，对材料")
    player.on("Checklist")
    _bring_all_but_one(kiosk, player)
    player.touch("下一步")
    player.on("Verdict")
    player.touch("先回去补，打印一次告知单")
    player.on("Notice")
    player.touch("拿好了")
    player.on("Home")


def _to_the_list(player: Player) -> None:
    player.touch("办事取号")
    player.on("Choose")
    player.touch("餐饮食品")
    player.on("List")


def _answer(kiosk: "Kiosk", player: Player) -> None:
    journey = kiosk.journey
    while (question := journey.visit.next_question()) is not None:
        choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
        player.touch(journey.say(choice.label))
        player.wait(SETTLE_MS)


def _bring_all_but_one(kiosk: "Kiosk", player: Player) -> None:
    journey = kiosk.journey
    words: tuple[str, ...] = ("没带", "没来", "还没")
    while unanswered := journey.visit.unanswered():
        label = f"{journey.say(unanswered[0].name).replace('|', '')}："
        if player.find(label) is None:
            player.touch("看下一页")
            player.wait(SETTLE_MS)
        player.touch(next((label + word for word in words if player.find(label + word) is not None), label))
        words = ()


def _purpose(player: Player) -> None:
    player.touch("咨询 · 领证 · 补材料")
    player.on("Purpose")
    player.touch("咨询")
    player.wait(SETTLE_MS)
    player.touch("人社")
    player.on("Issued")
    player.touch("拿好了")
    player.on("Home")


def _search(player: Player) -> None:
    player.touch("办事取号")
    player.on("Choose")
    player.touch("知道名字？按拼音首字母找")
    player.on("Search")
    player.touch(BACK)
    player.on("Choose")
    player.touch(BACK)
    player.on("Home")
