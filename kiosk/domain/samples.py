"""What good papers look like: plain drawings, one for each kind of paper, with spots to be marked by name (样张)."""

from collections.abc import Mapping

from kiosk.domain.drawing import Box, Disc, Drawing, Label, Path, Shape, Tone
from kiosk.domain.text import Text


def _lines(x: int, y: int, *widths: int, step: int = 30) -> tuple[Box, ...]:
    """Lines of text that need not be read."""
    return tuple(Box(x, y + step * n, w, 11, Tone.FAINT, radius=5) for n, w in enumerate(widths))


def _said(x: int, y: int, w: int, h: int = 14) -> Box:
    """Words that must be there."""
    return Box(x, y, w, h, Tone.EDGE, radius=6)


def _sheet(x: int, y: int, w: int, h: int, radius: int = 10) -> Box:
    return Box(x, y, w, h, Tone.CARD, Tone.EDGE, 4, radius)


def _seal(x: int, y: int) -> tuple[Shape, ...]:
    return Disc(x, y, 42, None, Tone.EDGE, 5), Disc(x, y, 12, Tone.EDGE)


def _wall(*points: tuple[int, int]) -> Path:
    return Path(points, Tone.INK, 7)


def _thing(x: int, y: int, text: Text, w: int = 92) -> tuple[Shape, ...]:
    return Box(x, y, w, 40, Tone.MIST, Tone.EDGE, 2, 4), Label(x + w // 2, y + 20, text, 24)


_SINK = Text("水池", "Sink")

_CARD = Drawing(
    (
        _sheet(20, 80, 400, 252, 22),
        Label(220, 130, Text("居民身份证", "ID card")),
        *_lines(70, 186, 120, 90),
        Label(108, 286, Text("有效期限", "Valid"), 22),
        _said(166, 279, 150),
        _sheet(460, 80, 400, 252, 22),
        Label(506, 122, Text("姓名", "Name"), 22),
        _said(546, 115, 84),
        *_lines(486, 160, 110, 150, 130),
        Label(512, 294, Text("号码", "No."), 22),
        _said(552, 287, 184),
        Box(690, 108, 130, 158, Tone.MIST, Tone.EDGE, 3, 10),
        Disc(755, 164, 28, Tone.CARD, Tone.EDGE, 3),
        Box(716, 208, 78, 56, Tone.CARD, Tone.EDGE, 3, 22),
    ),
    {"valid": (346, 286), "name": (658, 122), "number": (768, 294)},
)

_LETTER = Drawing(
    (
        _sheet(210, 8, 460, 424),
        Box(330, 44, 220, 24, Tone.INK, radius=8),
        _said(256, 104, 300),
        *_lines(256, 132, 260),
        *_lines(256, 186, 368, 340),
        _said(256, 246, 250),
        *_lines(256, 274, 368, 180),
        Label(486, 346, Text("签名", "Signed"), 24),
        _said(536, 339, 88),
        Label(486, 396, Text("日期", "Date"), 24),
        _said(536, 389, 88),
        *_seal(330, 370),
    ),
    {
        "title": (584, 56),
        "people": (590, 111),
        "what": (652, 196),
        "more": (540, 253),
        "sign": (648, 346),
        "date": (648, 396),
        "seal": (392, 370),
    },
)

_CONTRACT = Drawing(
    (
        _sheet(170, 8, 540, 424),
        Box(330, 40, 220, 24, Tone.INK, radius=8),
        _said(216, 96, 320),
        *_lines(216, 126, 448, 400),
        _said(216, 196, 240),
        *_lines(216, 226, 448, 420, 300),
        Path(((440, 316), (440, 416)), Tone.FAINT, 3),
        Label(256, 350, Text("甲方", "Owner"), 24),
        _said(300, 343, 110),
        Label(500, 350, Text("乙方", "Tenant"), 24),
        _said(548, 343, 110),
        *_lines(216, 388, 160),
        *_lines(460, 388, 160),
    ),
    {"place": (572, 103), "term": (492, 203), "sign": (424, 386)},
)

_FORM = Drawing(
    (
        _sheet(150, 8, 580, 424),
        Box(310, 30, 260, 24, Tone.INK, radius=8),
        Box(186, 78, 508, 242, None, Tone.EDGE, 3),
        *(Path(((186, y), (694, y)), Tone.EDGE, 2) for y in (138, 198, 258)),
        Path(((310, 78), (310, 320)), Tone.EDGE, 2),
        Label(248, 108, Text("姓名", "Name"), 24),
        _said(336, 101, 120),
        Path(((486, 78), (486, 138)), Tone.EDGE, 2),
        Label(536, 108, Text("电话", "Phone"), 24),
        _said(584, 101, 80),
        *(shape for y in (168, 228, 288) for shape in (*_lines(206, y - 6, 80), *_lines(336, y - 6, 250))),
        Label(500, 362, Text("签名", "Signed"), 24),
        _said(556, 355, 110),
        Label(500, 402, Text("日期", "Date"), 24),
        _said(556, 395, 110),
    ),
    {"head": (714, 108), "every": (630, 228), "sign": (700, 382)},
)

_REPORT = Drawing(
    (
        _sheet(190, 8, 500, 424),
        Box(320, 34, 240, 24, Tone.INK, radius=8),
        *_lines(236, 88, 180, 140),
        *_lines(490, 88, 150, 110),
        Box(236, 156, 408, 122, Tone.MIST, Tone.EDGE, 3, 8),
        _said(264, 184, 250),
        *_lines(264, 214, 330, 280),
        Label(300, 326, Text("医生", "Signed"), 24),
        _said(350, 319, 80),
        _said(350, 355, 80),
        *_lines(264, 396, 160),
        *_seal(570, 354),
    ),
    {"what": (552, 191), "sign": (462, 340), "seal": (640, 354)},
)

_INVOICE = Drawing(
    (
        Box(84, 74, 740, 346, Tone.CARD, Tone.FAINT, 3, 8),
        Box(70, 58, 740, 346, Tone.CARD, Tone.FAINT, 3, 8),
        _sheet(56, 42, 740, 346, 8),
        Box(316, 66, 220, 24, Tone.INK, radius=8),
        Label(126, 128, Text("姓名", "Name"), 24),
        _said(170, 121, 130),
        *_lines(520, 124, 220),
        Box(96, 160, 660, 132, None, Tone.EDGE, 3),
        *(Path(((96, y), (756, y)), Tone.EDGE, 2) for y in (204, 248)),
        *(Path(((x, 160), (x, 292)), Tone.EDGE, 2) for x in (340, 520)),
        *(
            shape
            for y in (176, 220, 264)
            for shape in (*_lines(118, y, 180), *_lines(366, y, 110), *_lines(546, y, 150))
        ),
        *_lines(118, 336, 260),
        *_seal(660, 334),
    ),
    {"name": (332, 128), "seal": (730, 334), "all": (832, 250)},
)

_BOOKLET = Drawing(
    (
        _sheet(60, 30, 380, 380, 12),
        _sheet(440, 30, 380, 380, 12),
        Label(134, 88, Text("权利人", "Owner"), 24),
        _said(192, 81, 150),
        Label(134, 140, Text("共有", "Shared"), 24),
        _said(192, 133, 110),
        Label(134, 192, Text("坐落", "Place"), 24),
        _said(192, 185, 190),
        Label(134, 244, Text("面积", "Size"), 24),
        _said(192, 237, 120),
        *_lines(100, 292, 300, 240, 280),
        Box(490, 90, 280, 220, None, Tone.EDGE, 3),
        Path(((590, 90), (590, 220), (490, 220)), Tone.EDGE, 3),
        Path(((680, 310), (680, 190), (770, 190)), Tone.EDGE, 3),
        *_lines(490, 346, 200, 150),
    ),
    {"owner": (372, 88), "shared": (332, 140), "place": (412, 192)},
)

_LICENCE = Drawing(
    (
        _sheet(20, 90, 410, 250, 18),
        Box(120, 112, 210, 22, Tone.INK, radius=8),
        Label(96, 176, Text("所有人", "Owner"), 22),
        _said(144, 169, 150),
        *_lines(60, 212, 300, 220, 260),
        _sheet(450, 90, 410, 250, 18),
        Label(536, 146, Text("总质量", "Total mass"), 22),
        _said(610, 139, 110),
        *_lines(490, 186, 300, 240),
        Label(536, 282, Text("检验有效期", "Tested until"), 22),
        _said(610, 275, 130),
    ),
    {"owner": (326, 176), "mass": (752, 146), "valid": (772, 282)},
)

_CERTIFICATE = Drawing(
    (
        _sheet(60, 20, 500, 400, 12),
        Box(84, 44, 452, 352, None, Tone.FAINT, 3, 8),
        Box(200, 72, 220, 24, Tone.INK, radius=8),
        Label(170, 146, Text("孩子姓名", "Baby"), 24),
        _said(234, 139, 130),
        *_lines(116, 180, 320),
        Label(170, 236, Text("父母", "Parents"), 24),
        _said(234, 229, 90),
        _said(340, 229, 120),
        *_lines(116, 272, 340, 260),
        *_seal(456, 346),
        Path(((580, 20), (580, 420)), Tone.EDGE, 3, dashed=True),
        _sheet(600, 20, 230, 400, 12),
        Label(715, 84, Text("副页", "Page 2"), 24),
        *_lines(640, 130, 150, 120, 150, 90),
    ),
    {"name": (394, 146), "parents": (492, 236), "second": (715, 300)},
)

_KITCHEN = Drawing(
    (
        _wall((60, 72), (60, 16), (820, 16), (820, 292)),
        _wall((820, 366), (820, 424), (60, 424), (60, 136)),
        _wall((60, 190), (560, 190)),
        *(_wall((x, 16), (x, 72)) for x in (230, 400, 560)),
        *(_wall((x, 136), (x, 190)) for x in (230, 400)),
        _wall((560, 136), (560, 262)),
        _wall((250, 190), (250, 292)),
        _wall((250, 352), (250, 424)),
        Label(128, 54, Text("库房", "Store")),
        Label(315, 54, Text("粗加工", "Prep")),
        Label(480, 54, Text("烹饪", "Cooking")),
        Label(690, 54, Text("备餐", "Serving")),
        Label(152, 236, Text("洗消", "Washing")),
        Label(440, 320, Text("就餐区", "Dining")),
        *_thing(74, 140, Text("冰箱", "Fridge")),
        *_thing(242, 140, _SINK),
        *_thing(412, 140, Text("灶台", "Stove")),
        *_thing(74, 374, _SINK, 76),
        *_thing(156, 374, Text("消毒", "Clean"), 80),
        Path(((16, 104), (640, 104), (676, 118), (694, 150), (694, 272)), Tone.RIVER, 5, dashed=True, arrow=True),
    ),
    {"rooms": (194, 54), "doors": (782, 330), "things": (364, 160), "way": (628, 104), "dining": (520, 320)},
)

_ROOMS = Drawing(
    (
        _wall((60, 16), (820, 16), (820, 424), (470, 424)),
        _wall((370, 424), (60, 424), (60, 16)),
        _wall((560, 16), (560, 120)),
        _wall((560, 180), (560, 424)),
        _wall((560, 220), (820, 220)),
        Path(((180, 16), (330, 16)), Tone.CARD, 12),
        Path(((180, 10), (330, 10)), Tone.EDGE, 3),
        Path(((180, 22), (330, 22)), Tone.EDGE, 3),
        Label(290, 200, Text("营业区", "Shop")),
        Label(690, 76, Text("消毒间", "Cleaning")),
        Label(690, 286, Text("布草间", "Linen")),
        *_thing(640, 130, _SINK),
        *_thing(640, 340, Text("柜子", "Shelves"), 112),
        *_thing(100, 330, _SINK),
        Path(((255, 90), (255, 44)), Tone.RIVER, 5, dashed=True, arrow=True),
    ),
    {"rooms": (366, 200), "cleaning": (776, 76), "doors": (420, 402), "things": (216, 350)},
)

DRAWINGS: Mapping[str, Drawing] = {
    "card": _CARD,
    "letter": _LETTER,
    "contract": _CONTRACT,
    "form": _FORM,
    "report": _REPORT,
    "invoice": _INVOICE,
    "booklet": _BOOKLET,
    "licence": _LICENCE,
    "certificate": _CERTIFICATE,
    "kitchen": _KITCHEN,
    "rooms": _ROOMS,
}
