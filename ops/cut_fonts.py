"""Cut the web font for Tigrinya and Amharic: the main Ethiopic block, regular weight, as woff2.

    npm pack @fontsource/noto-sans-ethiopic@5.3.0 .venv/bin/python ops/cut_fonts.py
    fontsource-noto-sans-ethiopic-5.3.0.tgz site/static/fonts

Source: Noto Sans Ethiopic, SIL Open Font License 1.1; the licence is written beside the font. Phones draw
bold themselves, and all other scripts of the site use the fonts that are on the phone.
"""

import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]

FONT = "package/files/noto-sans-ethiopic-ethiopic-400-normal.woff2"
LICENCE = "package/LICENSE"
BLOCK = "U+1200-137F"


def main(package: str, folder: str) -> None:
    target = Path(folder) / "noto-sans-ethiopic.woff2"
    with tarfile.open(package) as archive, tempfile.TemporaryDirectory() as whole:
        for name in (FONT, LICENCE):
            archive.extract(name, whole, filter="data")
        options = [f"--unicodes={BLOCK}", "--flavor=woff2", "--layout-features=*", f"--output-file={target}"]
        subset.main([str(Path(whole, FONT)), *options])
        target.with_suffix(".LICENSE.txt").write_bytes(Path(whole, LICENCE).read_bytes())
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
