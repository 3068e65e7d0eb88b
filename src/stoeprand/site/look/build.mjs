// Builds what the pages look like, from the root of the project:
//   styles.css → static/stoeprand/stoeprand.css, without what no page uses
//   icons.json → templates/icons/NAME.svg, to be included in a page
// The fonts are made by subset_fonts.py.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { join } from "node:path";
import * as esbuild from "esbuild";
import postcss from "postcss";

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

/**
 * Says of a class whether a page may use it. A name that ends in a hyphen is one that a page
 * completes while it is drawn (`nl-button--{{ kind }}`), so it stands for all that begin so.
 */
function classesIn(text) {
  const words = new Set(text.match(/[A-Za-z][\w-]*/g));
  const beginnings = [...words].filter((word) => /-$/.test(word));
  return (name) => words.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
}

/** The classes that an element must have to meet a selector; those within `:not()` and the like are no duty. */
function classesNeeded(selector) {
  let plain = selector;
  for (let before; before !== plain; ) {
    before = plain;
    plain = plain.replace(/:[\w-]+\([^()]*\)/g, "");
  }
  return [...plain.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map((match) => match[1]);
}

/** Drops the rules of packages that no page can meet. Our own classes stay: they are few, and ours. */
function dropUnusedRules(root, isUsed) {
  const isForeign = (name) => /^(nl|utrecht|voorbeeld)-/.test(name);
  root.walkRules((rule) => {
    if (rule.parent.type === "atrule" && rule.parent.name.endsWith("keyframes")) return;
    const kept = rule.selectors.filter((selector) =>
      classesNeeded(selector).every((name) => !isForeign(name) || isUsed(name)),
    );
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
}

/** Drops custom properties that nothing refers to, until each that is left is used by something that stays. */
function dropUnusedTokens(root, pages) {
  const names = (text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);
  const usedByPages = names(pages);
  for (let gone = true; gone; ) {
    gone = false;
    const used = new Set(usedByPages);
    root.walkDecls((declaration) => names(declaration.value).forEach((name) => used.add(name)));
    root.walkDecls(/^--/, (declaration) => {
      if (used.has(declaration.prop)) return;
      declaration.remove();
      gone = true;
    });
  }
}

/** Drops rules and blocks that have become empty, and the remarks of others. */
function dropEmpty(root) {
  root.walkComments((comment) => void comment.remove());
  for (let gone = true; gone; ) {
    gone = false;
    root.walk((node) => {
      if (!node.nodes || node.nodes.length > 0) return;
      node.remove();
      gone = true;
    });
  }
}

/** Builds the style sheet and says how large it became. */
async function buildStyles() {
  const bundle = await esbuild.build({
    entryPoints: [join(LOOK, "styles.css")],
    bundle: true,
    write: false,
    external: ["fonts/*"],
    logLevel: "warning",
  });
  const pages = pageSources();
  const root = postcss.parse(bundle.outputFiles[0].text);
  dropUnusedRules(root, classesIn(pages));
  dropUnusedTokens(root, pages);
  dropEmpty(root);
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

await buildStyles();
buildIcons();
