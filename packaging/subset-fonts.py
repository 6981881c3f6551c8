"""Cut the bundled Noto Sans SC down to what a Chinese hall can need, and write assets/fonts/.

    python packaging/subset-fonts.py FOLDER

FOLDER holds the static fonts of the npm packages `@expo-google-fonts/noto-sans-sc`, `…/noto-sans-jp`, `…/noto-sans`,
`…/noto-emoji` and `…/noto-sans-kr` (npm pack, then unpack them), and Debian's fonts-noto-core (apt-get download, then
dpkg -x); all of them under the SIL Open Font License. Regular and Bold keep GBK, because names of
people and villages use rare characters; Medium, which only labels wear, keeps GB2312. All three get the one family
name "Noto Sans SC" with weights 400, 500 and 700, so that a screen asks for a weight and not for another family. What
GBK lacks (Extension A, characters of Japanese names, accents, emoji) comes into files of its own, of which paper
alone takes a glyph now and then; so do the scripts of China's other peoples and of neighbours, with the rules by which
their letters join, stack or run from the right. Needs fonttools; run by hand when the fonts change (--scripts: only
those scripts).

The glyphs that the program and the hall that ships need come first in each file, the most frequent before the others,
then the usual characters of GB2312: a font is mapped, and a page of it stays in memory for each glyph that was drawn.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.ttLib.tables._g_l_y_f import Glyph

ROOT = Path(__file__).parent.parent
OUT = ROOT / "assets" / "fonts"
SAID = ("ui/**/*.qml", "ui/**/*.py", "kiosk/**/*.py", "assets/i18n/*.ts", "assets/sites/**/*.t*")
FAMILY = "Noto Sans SC"
WEIGHTS = {"Regular": (400, "gbk"), "Medium": (500, "gb2312"), "Bold": (700, "gbk")}
RARE = {  # each keeps what those before it lack
    "NotoSansSC-Rare.ttf": "NotoSansSC_400Regular.ttf",
    "NotoSansJP-Rare.ttf": "NotoSansJP_400Regular.ttf",
    "NotoSans-Rare.ttf": "NotoSans_400Regular.ttf",
    "NotoEmoji.ttf": "NotoEmoji_400Regular.ttf",
}
GB2312_LEVEL_1 = [  # the usual characters: rows 16 to 55, of which the last has five less
    (lead, trail) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) if (lead, trail) < (0xD7, 0xFA)
]
SCRIPTS = (  # Debian's files, whole but for what the fonts above have
    *("NotoSansHebrew", "NotoSansArabic", "NotoSerifTibetan", "NotoSansMongolian", "NotoSansYi", "NotoSansLisu"),
    *("NotoSansTaiLe", "NotoSansNewTaiLue", "NotoSansThai", "NotoSansLao", "NotoSansKhmer", "NotoSansMyanmar"),
    "NotoSansDevanagari",
)
UNSEEN, LINE_MARKS = "unseen", (0x200B, 0x2060)  # zero-width space, word joiner
# Accents, dashes, quotes, arrows, fractions, numbered circles, currency, units, geometric marks, full-width forms,
# the word joiner (U+2060) that keeps a short clause in one line.
BESIDES = (
    (0x20, 0x17F),
    (0x1CD, 0x1DC),
    (0x2010, 0x2060),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2160, 0x217F),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2460, 0x24FF),
    (0x2500, 0x257F),
    (0x25A0, 0x266F),
    (0x3000, 0x303F),
    (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE6),
)


def characters(encoding: str) -> set[int]:
    """Return the code points of a double-byte Chinese character set, and the marks that every size keeps."""
    wanted = {code for first, last in BESIDES for code in range(first, last + 1)}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                wanted.add(ord(bytes((lead, trail)).decode(encoding)))
            except (UnicodeDecodeError, TypeError):
                continue
    return wanted


def add_unseen(font: TTFont) -> None:
    """Give `font` an empty glyph for the marks that only tell where a line may end: Qt looks for another font else."""
    font.setGlyphOrder([*font.getGlyphOrder(), UNSEEN])
    font["glyf"][UNSEEN] = Glyph()
    font["hmtx"][UNSEEN] = font["vmtx"][UNSEEN] = (0, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap |= dict.fromkeys(LINE_MARKS, UNSEEN)


def usual_first(font: TTFont) -> list[str]:
    """Return the font's glyphs, those first that are needed most."""
    texts = (path.read_text("utf-8") for pattern in SAID for path in ROOT.glob(pattern))
    said = [code for text, _ in Counter("".join(texts)).most_common() for code in map(ord, text)]
    level_1 = [ord(bytes((lead, trail)).decode("gb2312")) for lead, trail in GB2312_LEVEL_1]
    cmap, order = font.getBestCmap(), font.getGlyphOrder()
    usual = [cmap[code] for code in (*said, *level_1) if code in cmap]
    return list(dict.fromkeys((order[0], *usual, *order)))  # .notdef stays where it must be


def name_as(font: TTFont, style: str, weight: int) -> None:
    """Give `font` the one family name and its weight."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 5, 13, 14)]
    for name_id, value in (
        (1, FAMILY if style in ("Regular", "Bold") else f"{FAMILY} {style}"),
        (2, style if style in ("Regular", "Bold") else "Regular"),
        (4, f"{FAMILY} {style}"),
        (6, f"NotoSansSC-{style}"),
        (16, FAMILY),
        (17, style),
    ):
        names.setName(value, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def name_apart(font: TTFont) -> None:
    """Give `font` a family of its own: of two fonts of one family and weight a screen would take either."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 5, 13, 14)]
    for name_id, value in ((1, f"{FAMILY} Rare"), (2, "Regular"), (4, f"{FAMILY} Rare"), (6, "NotoSansSC-Rare")):
        names.setName(value, name_id, 3, 1, 0x409)


def cut(source: Path, style: str) -> Path:
    """Write one weight's subset and return where it lies."""
    weight, encoding = WEIGHTS[style]
    found = sorted(source.rglob(f"NotoSansSC_{weight}{style}.ttf"))
    if not found:
        sys.exit(f"{source}: found no NotoSansSC_{weight}{style}.ttf, expected the unpacked npm package")
    options = subset.Options(hinting=False, desubroutinize=True, glyph_names=False, notdef_outline=True)
    options.layout_features = ["kern", "liga", "locl", "ccmp", "mark", "palt", "halt", "tnum"]
    font = subset.load_font(str(found[0]), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters(encoding))
    cutter.subset(font)
    add_unseen(font)
    reorderGlyphs(font, usual_first(font))
    name_as(font, style, weight)
    path = OUT / f"NotoSansSC-{style}.ttf"
    subset.save_font(font, str(path), options)
    return path


def cut_rare(source: Path) -> None:
    """Write what Regular lacks, a file a source."""
    there = set(TTFont(OUT / "NotoSansSC-Regular.ttf").getBestCmap())
    for name, file in RARE.items():
        font = TTFont(next(iter(sorted(source.rglob(file)))))
        options = subset.Options(hinting=False, desubroutinize=True, glyph_names=False, layout_features=[])
        cutter = subset.Subsetter(options)
        kept = set(font.getBestCmap()) - there
        there |= kept
        cutter.populate(unicodes=kept)
        cutter.subset(font)
        if name.startswith("NotoSansSC"):
            name_apart(font)
        subset.save_font(font, str(OUT / name), options)
        print(f"{name}: {(OUT / name).stat().st_size / 1e6:.1f} MB, {len(kept)} characters")


def korean() -> set[int]:
    """Return the syllables of KS X 1001, which are those of names and of nearly all that is written."""
    codes = (bytes((lead, trail)) for lead in range(0xB0, 0xC9) for trail in range(0xA1, 0xFF))
    return {ord(code.decode("euc_kr")) for code in codes}


def cut_scripts(source: Path) -> None:
    """Write what other peoples write, a file a script."""
    there = set(TTFont(OUT / "NotoSansSC-Regular.ttf").getBestCmap())
    files = {name: f"{name}-Regular.ttf" for name in SCRIPTS} | {"NotoSansKR": "NotoSansKR_400Regular.ttf"}
    for name, file in files.items():
        font = TTFont(next(iter(sorted(source.rglob(file)))))
        options = subset.Options(hinting=False, desubroutinize=True, glyph_names=False, layout_features=["*"])
        cutter = subset.Subsetter(options)
        kept = korean() if name == "NotoSansKR" else set(font.getBestCmap()) - there
        cutter.populate(unicodes=kept)
        cutter.subset(font)
        subset.save_font(font, str(OUT / f"{name}.ttf"), options)
        print(f"{name}: {(OUT / f'{name}.ttf').stat().st_size / 1e3:.0f} kB, {len(kept)} characters")


def main() -> None:
    """Cut all weights and put the licence beside them."""
    parser = argparse.ArgumentParser(description="Cut the bundled fonts down to what a Chinese hall needs.")
    parser.add_argument("source", type=Path, help="folder of the unpacked packages")
    parser.add_argument("--scripts", action="store_true", help="only the scripts of other peoples")
    given = parser.parse_args()
    source = given.source
    OUT.mkdir(parents=True, exist_ok=True)
    if not given.scripts:
        for style in WEIGHTS:
            path = cut(source, style)
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
        cut_rare(source)
    cut_scripts(source)
    write_licence(source)


def write_licence(source: Path) -> None:
    """Put the one licence of all fonts beside them, with who owns them."""
    licences = {path.read_text("utf-8").partition("\n") for path in source.rglob("LICENSE_FONT")}
    owners = {owner for owner, _, _ in licences} | {
        str(TTFont(next(source.rglob(f"{name}-Regular.ttf")))["name"].getDebugName(0)).split(" All")[0] + " (Noto)"
        for name in SCRIPTS
    }
    (OUT / "OFL.txt").write_text("\n".join(sorted(owners)) + "\n" + max(licences)[2], "utf-8")


if __name__ == "__main__":
    main()
