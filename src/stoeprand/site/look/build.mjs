// Builds what the pages look like, from the root of the project:
//   styles.css → static/stoeprand/stoeprand.css, without what no page uses
//   icons.json → templates/icons/NAME.svg, to be included in a page
// `build.mjs --whole FILE` writes the style sheet with all that is in the packages to a file, to compare with.
// The fonts are made by subset_fonts.py.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { join } from "node:path";
import * as esbuild from "esbuild";
import postcss from "postcss";
import { lighten } from "./lighten.mjs";

const SOURCE = "src/stoeprand";
const LOOK = join(SOURCE, "site/look");
const STYLES = join(SOURCE, "site/static/stoeprand/stoeprand.css");
const ICONS = join(SOURCE, "site/templates/icons");
const TABLER = "node_modules/@tabler/icons/icons/outline";

/** The text of all templates and of the Python beside them: what may name a class or a token. */
function pageSources() {
  return readdirSync(SOURCE, { recursive: true })
    .filter((path) => /\.(html|py)$/.test(path) && !path.startsWith("engine/"))
    .map((path) => readFileSync(join(SOURCE, path), "utf8"))
    .join("\n");
}

/** All style sheets in one, as the packages and we wrote them. */
async function bundleStyles() {
  const bundle = await esbuild.build({
    entryPoints: [join(LOOK, "styles.css")],
    bundle: true,
    write: false,
    external: ["fonts/*"],
    logLevel: "warning",
  });
  return bundle.outputFiles[0].text;
}

/** Builds the style sheet and says how large it became. */
async function buildStyles() {
  const root = postcss.parse(await bundleStyles());
  lighten(root, pageSources());
  const { code } = await esbuild.transform(root.toString(), { loader: "css", minify: true });
  mkdirSync(join(STYLES, ".."), { recursive: true });
  writeFileSync(STYLES, code);
  const sizes = [code, gzipSync(code), brotliCompressSync(code)].map((data) => data.length.toLocaleString("en"));
  console.log(`Styles: ${sizes[0]} bytes, ${sizes[1]} with gzip, ${sizes[2]} with brotli`);
}

/** Writes each icon as a template that takes the size and colour of the text around it. */
function buildIcons() {
  rmSync(ICONS, { recursive: true, force: true });
  mkdirSync(ICONS, { recursive: true });
  const icons = JSON.parse(readFileSync(join(LOOK, "icons.json"), "utf8"));
  for (const [name, tabler] of Object.entries(icons)) {
    const drawing = readFileSync(join(TABLER, `${tabler}.svg`), "utf8");
    // the first path of each drawing is an invisible square that only keeps the frame
    const shapes = [...drawing.matchAll(/<(?!svg|\/svg|path stroke="none")[^>]*>/g)]
      .map((match) => match[0].replace(/\s*\/>$/, "/>"))
      .join("");
    const frame =
      'class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ' +
      'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"';
    writeFileSync(join(ICONS, `${name}.svg`), `<svg ${frame}>${shapes}</svg>`);
  }
  console.log(`Icons: ${Object.keys(icons).length}`);
}

const [option, file] = process.argv.slice(2);
if (option === "--whole") {
  writeFileSync(file, await bundleStyles());
} else {
  await buildStyles();
  buildIcons();
}
