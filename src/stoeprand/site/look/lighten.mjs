// Makes a style sheet light: drops what no page can meet, and says at once what is said only once.
// A parser does the work, never a search through the text: tokens hold data: addresses with `;` in them.

/**
 * Says of a class whether a page may use it. A name that ends in a hyphen is one that a page
 * completes while it is drawn (`nl-button--{{ kind }}`), so it stands for all that begin so.
 */
function classesIn(text) {
  const words = new Set(text.match(/[A-Za-z][\w-]*/g));
  const beginnings = [...words].filter((word) => word.endsWith("-"));
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

/** The tokens that a value refers to. */
function tokensIn(value) {
  return [...value.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);
}

/** Drops the rules of packages that no page can meet. Our own classes stay: they are few, and ours. */
function dropUnusedRules(root, pages) {
  const isForeign = (name) => /^(nl|utrecht|voorbeeld)-/.test(name);
  const isUsed = classesIn(pages);
  root.walkRules((rule) => {
    if (rule.parent.type === "atrule" && rule.parent.name.endsWith("keyframes")) return;
    const kept = rule.selectors.filter((selector) =>
      classesNeeded(selector).every((name) => !isForeign(name) || isUsed(name)),
    );
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
}

/** Drops tokens that nothing refers to, until each that is left is used by something that stays. */
function dropUnusedTokens(root, pages) {
  const usedByPages = tokensIn(pages);
  for (let gone = true; gone; ) {
    gone = false;
    const used = new Set(usedByPages);
    root.walkDecls((declaration) => tokensIn(declaration.value).forEach((name) => used.add(name)));
    root.walkDecls(/^--/, (declaration) => {
      if (used.has(declaration.prop)) return;
      declaration.remove();
      gone = true;
    });
  }
}

/** Where each token gets its value. */
function definitions(root) {
  const places = new Map();
  root.walkDecls(/^--/, (declaration) => {
    places.set(declaration.prop, [...(places.get(declaration.prop) ?? []), declaration]);
  });
  return places;
}

/** Puts `value` in the place of the one `var(name)`, with or without something to fall back on, in `text`. */
function replaceToken(text, name, value) {
  const start = text.search(new RegExp(`var\\(\\s*${name}\\s*[,)]`));
  let end = start + 4;
  for (let open = 1; open > 0; end += 1) {
    if (text[end] === "(") open += 1;
    if (text[end] === ")") open -= 1;
  }
  return text.slice(0, start) + value + text.slice(end);
}

/**
 * Writes the value of a token in the one place that uses it. Only where that is sure to mean the same:
 * the theme alone gives the value, and every token in that value too is given to the whole page alone.
 * (A second theme in the style sheet gives a second value, so what it can change stays a token.)
 */
function inlineTokens(root, pages) {
  const usedByPages = new Set(tokensIn(pages));
  const isOfPage = (declaration) => /^(\.[\w-]+-theme|\.utrecht-root|:root)$/.test(declaration.parent.selector);
  for (let again = true; again; ) {
    again = false;
    const places = definitions(root);
    const isFixed = (name) => (places.get(name) ?? []).every(isOfPage);
    const uses = new Map();
    root.walkDecls((declaration) =>
      tokensIn(declaration.value).forEach((name) => uses.set(name, [...(uses.get(name) ?? []), declaration])),
    );
    for (const [name, given] of places) {
      const users = uses.get(name) ?? [];
      if (given.length !== 1 || users.length !== 1 || usedByPages.has(name)) continue;
      if (!isOfPage(given[0]) || !tokensIn(given[0].value).every(isFixed)) continue;
      users[0].value = replaceToken(users[0].value, name, given[0].value);
      given[0].remove();
      again = true;
      break;
    }
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

/** Lightens the parsed style sheet `root`, given the text of all that may name a class or a token. */
export function lighten(root, pages) {
  dropUnusedRules(root, pages);
  dropUnusedTokens(root, pages);
  inlineTokens(root, pages);
  dropEmpty(root);
}
