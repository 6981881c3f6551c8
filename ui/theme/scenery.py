"""The large drawings in the tokens' colours: the sun over the water, the foot's wave, the river of the four stations."""

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" preserveAspectRatio="none">{body}</svg>'


def _scene(w: int, h: int, sun: tuple[int, int, int], waves: tuple[tuple[str, str], ...]) -> str:
    """Return sky, sun and water; `sun` is centre x, y and radius."""
    x, y, r = sun
    halo = "".join(
        f'<circle cx="{x}" cy="{y}" r="{round(r * f)}" fill="#F2A900" fill-opacity="{o}"/>'
        for f, o in ((1.56, 0.10), (1.26, 0.16), (1, 1))
    )
    sky = (
        '<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#FFFDF8"/>'
        '<stop offset="1" stop-color="#FFF1CC"/></linearGradient></defs>'
        f'<rect width="{w}" height="{h}" fill="url(#s)"/>'
    )
    water = "".join(f'<path d="{d}" fill="{colour}"/>' for d, colour in waves)
    return _SVG.format(w=w, h=h, body=sky + halo + water)


_PORTRAIT_WAVES = (
    ("M0 418C120 390 240 396 400 412 560 428 640 412 780 424 900 434 1000 420 1080 402V664H0z", "#CFE4E6"),
    ("M0 458C150 446 330 442 480 458 640 474 760 486 900 474 990 466 1040 456 1080 444V664H0z", "#8FBFC6"),
    ("M0 488C120 474 250 476 380 486 520 498 620 476 760 480 900 484 980 504 1080 480V664H0z", "#2F8496"),
    ("M0 516C160 506 300 508 440 518 580 530 720 516 860 522 960 526 1020 524 1080 508V664H0z", "#0A4A5A"),
)
_LANDSCAPE_WAVES = (
    ("M0 678C80 652 190 660 330 676 450 690 560 676 640 684 680 686 705 674 720 664V1080H0z", "#CFE4E6"),
    ("M0 746C110 756 220 734 330 740 450 750 540 768 640 760 680 756 705 746 720 738V1080H0z", "#8FBFC6"),
    ("M0 796C100 784 200 788 320 796 420 800 520 782 620 788 670 790 700 786 720 780V1080H0z", "#2F8496"),
    ("M0 838C120 826 260 826 400 838 520 850 620 846 720 830V1080H0z", "#0A4A5A"),
)


def _foot(w: int, h: int) -> str:
    """Return the foot's water: a pale wave ahead of the deep one, at the very bottom of the design space."""
    a, b, c, d = (round(w * f) for f in (0.23, 0.46, 0.71, 0.93))
    pale = f"M0 20C{a} -4 {b} -2 {c} 12 {d} 22 {d} 14 {w} 8V{h}H0z"
    deep = f"M0 30C{a} 42 {b} 22 {c} 16 {d} 12 {d} 22 {w} 26V{h}H0z"
    return _SVG.format(w=w, h=h, body=f'<path d="{pale}" fill="#BBD8DC"/><path d="{deep}" fill="#0A4A5A"/>')


def _river(path: str, w: int, h: int, colour: str) -> str:
    body = f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="10" stroke-linecap="round"/>'
    return _SVG.format(w=w, h=h, body=body)


_PORTRAIT_RIVER = (
    "M-10 62C40 50 60 38 112 38 255 38 255 57 397 57 540 57 540 38 682 38 825 38 825 57 968 57 1020 57 1050 40 1090 34"
)
_LANDSCAPE_RIVER = "M28 38C198 38 198 57 369 57 539 57 539 38 710 38 881 38 881 57 1052 57"

_RAYS = "".join(
    f'<path d="M50 {y1}V{y2}" transform="rotate({angle} 50 50)"/>'
    for angle in range(0, 360, 45)
    for y1, y2 in (((14, 22),) if angle % 90 else ((9, 19),))
)

SCENERY: dict[str, str] = {
    "home-portrait": _scene(1080, 664, (845, 344, 116), _PORTRAIT_WAVES),
    "closed-portrait": _scene(1080, 664, (845, 448, 112), _PORTRAIT_WAVES),
    "home-landscape": _scene(720, 1080, (535, 604, 116), _LANDSCAPE_WAVES),
    "closed-landscape": _scene(720, 1080, (535, 690, 112), _LANDSCAPE_WAVES),
    "foot-portrait": _foot(1080, 176),
    "foot-landscape": _foot(1920, 176),
    "river-portrait-ahead": _river(_PORTRAIT_RIVER, 1080, 96, "#BBD8DC"),
    "river-portrait-done": _river(_PORTRAIT_RIVER, 1080, 96, "#0B6073"),
    "river-landscape-ahead": _river(_LANDSCAPE_RIVER, 1080, 96, "#BBD8DC"),
    "river-landscape-done": _river(_LANDSCAPE_RIVER, 1080, 96, "#0B6073"),
    "sun": _SVG.format(
        w=100,
        h=100,
        body='<circle cx="50" cy="50" r="25" fill="#F2A900"/>'
        f'<g stroke="#F2A900" stroke-width="5" stroke-linecap="round">{_RAYS}</g>',
    ),
}
