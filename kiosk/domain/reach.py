"""What this kiosk's panel and mounting allow for: low reach at 380–1,200 mm, and capitals of 7.3 mm in large type."""

from kiosk.domain.site import Machine
from kiosk.domain.text import Text

LOWEST_MM = 380.0
HIGHEST_MM = 1200.0
AIM_MM = 1100.0
LEAST_MM = 125.0  # controls need this much of the panel's height: 500 design pixels on a 21.5-inch panel
CAPITAL_MM = 7.3  # a capital letter in large type
CAPITAL = 0.733  # of the type's size, in Noto Sans SC
LEAST_TYPE = 41  # design pixels: the smallest type in large (Theme.least)


class Reach:
    """The band of this kiosk's panel that a seated visitor reaches; shares of its height, from the top.

    `top`: nothing to touch above it. `bottom`: nothing to touch below it, as a share from the lower edge.
    `possible` is false where the mounting leaves too little of the panel in the band; `mounting` tells of it.
    """

    def __init__(self, machine: Machine) -> None:
        height, edge = machine.panel_height_mm, machine.lower_edge_mm
        upper = min(HIGHEST_MM, max(AIM_MM, edge + LEAST_MM * 2))
        self.top = min(1.0, max(0.0, (edge + height - upper) / height))
        self.bottom = min(1.0, max(0.0, (LOWEST_MM - edge) / height))
        band = min(HIGHEST_MM, edge + height) - max(LOWEST_MM, edge)
        self.possible = band >= LEAST_MM


def mounting(machine: Machine) -> tuple[Text, ...]:
    """Return what is wrong with panel and mounting; nothing where 低位 and 大字 can do their work."""
    return (*_too_high(machine), *_too_low(machine), *_too_small(machine))


def _too_high(machine: Machine) -> tuple[Text, ...]:
    if Reach(machine).possible:
        return ()
    band, edge = f"{LOWEST_MM:.0f}–{HIGHEST_MM:.0f} mm", f"{machine.lower_edge_mm:.0f} mm"
    zh = f"machine.toml：屏幕下沿离地 {edge}，低位按钮放不进离地 {band}；请重新安装，或再量一下。"
    en = f"machine.toml: with its lower edge at {edge} this panel leaves no room between {band}; mount it anew."
    return (Text(zh, en),)


def _too_low(machine: Machine) -> tuple[Text, ...]:
    """The foot can be raised, but the screens have no height to give away: large type runs together."""
    if machine.lower_edge_mm >= LOWEST_MM:
        return ()
    edge, least = f"{machine.lower_edge_mm:.0f} mm", f"{LOWEST_MM:.0f} mm"
    zh = (
        f"machine.toml：屏幕下沿离地 {edge}，不到 {least}：“低位”把按钮抬高后，大字会挤在一起；请装高一些，或再量一下。"
    )
    en = f"machine.toml: the panel's lower edge at {edge} is below {least}: in low reach "
    en += "large type runs together; mount it higher."
    return (Text(zh, en),)


def _too_small(machine: Machine) -> tuple[Text, ...]:
    across = 1080 if machine.orientation != "landscape" else 1920
    capital = LEAST_TYPE * CAPITAL * machine.panel_width_mm / across
    if capital >= CAPITAL_MM:
        return ()
    size = f"{machine.panel_width_mm:.0f} × {machine.panel_height_mm:.0f} mm"
    zh = f"machine.toml：屏幕 {size}，“大字”的大写字母只有 {capital:.1f} mm，不到 7.3 mm；请换大一点的屏，或再量一下。"
    en = f"machine.toml: on a panel of {size} large type has capitals of {capital:.1f} mm, not 7.3; take a larger one."
    return (Text(zh, en),)
