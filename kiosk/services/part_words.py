"""How far a printer's head and knife are worn, against the life that their sheet says."""

from dataclasses import dataclass

from drivers.printer.profile import NoSuchProfile
from kiosk.domain.site import PrinterAddress
from kiosk.domain.text import Text
from kiosk.services.paper_used import PaperUsed, Part
from kiosk.services.printers import model_of

NEAR = 0.9  # of its life: then the next one should lie ready


@dataclass(frozen=True, slots=True)
class Wear:
    """A part's use in km or cuts, its life in the same (0: nobody knows), and both in words."""

    part: Part
    used: float
    life: int
    words: Text

    @property
    def near(self) -> bool:
        """Whether its life is nearly over."""
        return self.life > 0 and self.used >= NEAR * self.life


def wear(address: PrinterAddress, used: PaperUsed) -> list[Wear]:
    """Return how far a printer's parts are worn; only the head of one that does not cut.

    The life is what machine.toml says of this printer, else what is known of its family.
    """
    try:
        model = model_of(address)
    except NoSuchProfile:
        return []
    km, cuts = address.head_km or model.head_km, address.cutter_cuts or model.cutter_cuts
    head = _words(
        "打印头", "print head", f"{used.head_km:.2f}", f"{km:,}", "公里", "km", used.head_km / km if km else -1
    )
    found = [Wear(Part.HEAD, used.head_km, km, head)]
    if model.cut:
        gone = used.knife_cuts
        knife = _words("切刀", "cutter", f"{gone:,}", f"{cuts:,}", "刀", "cuts", gone / cuts if cuts else -1)
        found.append(Wear(Part.CUTTER, gone, cuts, knife))
    return found


def _words(zh: str, en: str, used: str, life: str, unit: str, unit_en: str, share: float) -> Text:
    if share < 0:
        return Text(
            f"{zh}：用了 {used} {unit}；能用多少没有查实，抄说明书填在“大厅”页的小票机里",
            f"{en}: {used} {unit_en} used; its life is not known: enter what its sheet says (machine set printer.…)",
        )
    ready = ("，备一个新的", ", have a new one ready") if share >= NEAR else ("", "")
    return Text(
        f"{zh}：用了 {used} {unit}，能用 {life} {unit}（{share:.0%}）{ready[0]}",
        f"{en}: {used} of {life} {unit_en} used ({share:.0%}){ready[1]}",
    )
