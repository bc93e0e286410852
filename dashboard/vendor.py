"""Put the browser assets of package.json into assets/vendor, and compress everything that is served.

Run as `python -m dashboard.vendor` after `npm ci`; without Node's packages it says so and the app uses the
full Plotly bundle that the plotly package ships.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import brotli
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
NODE_MODULES = ROOT / "node_modules"
VENDOR = ASSETS / "vendor"
PACKED = VENDOR / "packed"
PLOTLY = "plotly.js-basic-dist-min/plotly-basic.min.js"
LOCALE = "plotly.js-locales/sv.js"
FONT = "@fontsource-variable/open-sans/files/open-sans-latin-wght-normal.woff2"
LICENCES = {
    "plotly.js-LICENSE.txt": "plotly.js-basic-dist-min/LICENSE",
    "plotly.js-locales-LICENSE.txt": "plotly.js-locales/LICENSE",
    "open-sans-LICENSE.txt": "@fontsource-variable/open-sans/LICENSE",
}
# Not Dash's largest parts (MathJax, code highlighting, spreadsheet export), which no page uses.
DASH_BUNDLES = (
    "deps/*.min.js",
    "dash-renderer/build/*.min.js",
    "dcc/dash_core_components*.js",
    "dcc/async-[dgsu]*.js",
    "html/*.js",
    "dash_table/bundle.js",
)
COMPRESSIBLE = (".js", ".css", ".svg", ".json", ".map", ".txt", ".html")
SMALLEST = 512
# The latin subset and its range as the font package declares them.
FONT_CSS = """@font-face {{
  font-family: "Open Sans";
  font-style: normal;
  font-display: swap;
  font-weight: 300 800;
  src: url("{name}") format("woff2");
  unicode-range: U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308,
    U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD;
}}
"""
# The package gives a CommonJS module; Plotly reads PlotlyLocales whether it is loaded before or after.
# Its Swedish format has no number signs, so decimal comma and no-break space are added.
LOCALE_JS = """(function () {{
var module = {{}};
{source}
module.exports.format.decimal = ",";
module.exports.format.thousands = "\\u00a0";
if (window.Plotly) {{ window.Plotly.register(module.exports); }}
else {{ (window.PlotlyLocales = window.PlotlyLocales || []).push(module.exports); }}
}})();
"""


class VendorError(RuntimeError):
    """A package is installed but lacks a file that is needed; the message says which."""


def install(node_modules: Path = NODE_MODULES, vendor: Path = VENDOR) -> bool:
    """Copy Plotly, locale, font and licences into `vendor`. False when Node's packages are not there."""
    if not node_modules.is_dir():
        return False
    missing = [
        path for path in (PLOTLY, LOCALE, FONT, *LICENCES.values()) if not (node_modules / path).is_file()
    ]
    if missing:
        raise VendorError(
            "package.json och node_modules stämmer inte överens, filer saknas: " + ", ".join(missing)
        )
    vendor.mkdir(parents=True, exist_ok=True)
    for name, content in _files(node_modules).items():
        _write(vendor / name, content)
    return True


def _files(node_modules: Path) -> dict[str, bytes]:
    """File name and content of everything in the vendor folder. Dash loads scripts in alphabetical order."""
    font = (node_modules / FONT).read_bytes()
    font_name = f"open-sans-latin.{digest(font)[:12]}.woff2"
    locale = LOCALE_JS.format(source=(node_modules / LOCALE).read_text(encoding="utf-8"))
    return {
        "plotly-basic.min.js": (node_modules / PLOTLY).read_bytes(),
        "plotly-locale-sv.js": locale.encode(),
        "open-sans.css": FONT_CSS.format(name=font_name).encode(),
        font_name: font,
        **{name: (node_modules / path).read_bytes() for name, path in LICENCES.items()},
    }


def has_slim_plotly(vendor: Path = VENDOR) -> bool:
    """Whether the slim Plotly bundle is in place; otherwise Dash sends the full one of the plotly package."""
    return (vendor / "plotly-basic.min.js").is_file()


def digest(content: bytes) -> str:
    """SHA-256 of the content as hexadecimal digits: the name of its compressed copy."""
    return hashlib.sha256(content).hexdigest()


def packed_path(content: bytes, packed: Path = PACKED) -> Path:
    """Where the Brotli copy of the content lies once made. Named by content, so never out of date."""
    return packed / f"{digest(content)}.br"


def served_files(assets: Path = ASSETS) -> Iterator[Path]:
    """Every text file that the browser can be sent: the app's own assets and Dash's bundles."""
    yield from (path for path in sorted(assets.rglob("*")) if path.is_file() and path.suffix in COMPRESSIBLE)
    spec = find_spec("dash")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for pattern in DASH_BUNDLES:
            yield from sorted(Path(folder).glob(pattern))


def compress(files: Iterable[Path], packed: Path = PACKED) -> int:
    """Make the Brotli copy of each file that lacks one, at the highest level. Number of copies made.

    Brotli releases the interpreter lock, so threads use every core."""
    packed.mkdir(parents=True, exist_ok=True)
    contents = [content for content in (path.read_bytes() for path in files) if len(content) >= SMALLEST]
    wanted = {packed_path(content, packed): content for content in contents}
    missing = {path: content for path, content in wanted.items() if not path.exists()}
    with ThreadPoolExecutor(max_workers=2) as pool:
        done = pool.map(_pack, missing.items())
        list(
            tqdm(
                done, total=len(missing), desc="Komprimerar", unit="fil", disable=not missing, file=sys.stderr
            )
        )
    return len(missing)


def _pack(item: tuple[Path, bytes]) -> None:
    path, content = item
    _write(path, brotli.compress(content, quality=11, lgwin=22))


def _write(path: Path, content: bytes) -> None:
    """Write by rename, so that a server that reads at the same time never sees half a file."""
    beside = path.with_name(path.name + ".tmp")
    beside.write_bytes(content)
    beside.replace(path)


def main() -> int:
    """Install and compress; the exit code of the command."""
    try:
        is_installed = install()
    except VendorError as error:
        print(error, file=sys.stderr)
        return 1
    if not is_installed:
        print("Node saknas: Plotlys fulla paket och datorns typsnitt används.", file=sys.stderr)
    compress(served_files())
    return 0


if __name__ == "__main__":
    sys.exit(main())
