"""Cuts Noto Sans to what our pages say: Dutch and English in one small file a weight.

Letters of other European names (Latin Extended-A: š, ł, ğ) go into a second file, which a browser
fetches only where such a letter stands; `fonts.css` says which letters are in which file.
Run from the root of the project, after npm has brought the font.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path("node_modules/@fontsource/noto-sans/files")
TARGET = Path("src/stoeprand/site/static/stoeprand/fonts")
WEIGHTS = (400, 700)

# Signs of Latin-1 that Dutch and English texts do not use: 13 glyphs, half a kilobyte a weight.
UNUSED_SIGNS = frozenset("¢¤¥¦ª¬¯´¸¨µ¹º¾®¶")
# Besides Latin-1: the euro, dashes, quotes, the ellipsis, the bullet, minus and thin spaces.
PUNCTUATION = frozenset("€–—‘’‚“”„…•−\u2002\u2009\u202f")

LATIN = frozenset({*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100))})
MAIN = (LATIN | PUNCTUATION | frozenset("Œœ")) - UNUSED_SIGNS
EXTENDED = frozenset(map(chr, (*range(0x100, 0x180), *range(0x218, 0x21C))))


def subset(source: Path, target: Path, letters: frozenset[str]) -> int:
    """Write the font at `source` with these letters only to `target`; gives its size in bytes.

    Of the features only kerning stays. Hinting goes: no current screen needs it.
    """
    options = Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = []
    options.glyph_names = False
    options.drop_tables += ["STAT", "gasp"]
    # the same letters give the same file, whenever it is made
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(letters))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    return target.stat().st_size


def main() -> None:
    """Write both files of both weights, and say how large they became."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        sizes = [
            subset(
                SOURCE / f"noto-sans-{part}-{weight}-normal.woff2",
                TARGET / f"noto-sans-{weight}{suffix}.woff2",
                letters,
            )
            for part, suffix, letters in (("latin", "", MAIN), ("latin-ext", "-ext", EXTENDED))
        ]
        print(f"Noto Sans {weight}: {sizes[0]:,} bytes, and {sizes[1]:,} for other names")


if __name__ == "__main__":
    main()
