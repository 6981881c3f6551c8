"""A slip printer seen from its side, with the places where a technician looks, by name."""

from kiosk.domain.drawing import Box, Disc, Drawing, Label, Path, Tone
from kiosk.domain.text import Text

PRINTER = Drawing(
    (
        Path(((250, 120), (330, 36), (640, 36), (700, 120)), Tone.EDGE, 8),  # the cover, over the roll
        Disc(500, 176, 106, Tone.CARD, Tone.INK, 6),
        Disc(500, 176, 30, Tone.MIST, Tone.EDGE, 5),
        Path(((420, 246), (300, 262), (220, 262), (220, 30)), Tone.RIVER, 6),  # the paper's way to the mouth
        Path(((130, 120), (130, 400), (750, 400), (750, 120), (700, 120)), Tone.INK, 8),
        Path(((130, 120), (190, 120)), Tone.INK, 8),
        Box(236, 232, 66, 24, Tone.INK, radius=6),  # the head
        Box(176, 140, 34, 26, Tone.EDGE, radius=4),  # the cutter
        Path(((210, 153), (232, 153)), Tone.EDGE, 6),
        Disc(170, 366, 9, Tone.RIVER),
        Disc(200, 366, 9, Tone.EDGE),
        Box(224, 356, 46, 20, Tone.MIST, Tone.EDGE, 3, 8),  # lights and the feed button
        Path(((750, 350), (810, 350), (810, 420), (870, 420)), Tone.INK, 8),
        Box(738, 332, 24, 36, Tone.INK, radius=4),
        Label(500, 112, Text("纸卷", "roll"), 40),
        Label(780, 76, Text("上盖", "cover"), 40),
        Label(66, 160, Text("切刀", "cutter"), 40),
        Label(330, 300, Text("打印头", "head"), 40),
        Label(344, 366, Text("灯、键", "lights"), 40),
        Label(634, 366, Text("线、电源", "cables"), 40),
        Label(124, 40, Text("出纸口", "mouth"), 40),
    ),
    {
        "paper": (500, 176),
        "mouth": (220, 60),
        "cover": (690, 84),
        "cutter": (193, 153),
        "head": (269, 262),
        "panel": (208, 366),
        "cable": (772, 350),
    },
)
