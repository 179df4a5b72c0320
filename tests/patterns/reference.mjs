// Says what node makes of patterns: `new RegExp(pattern, "u")`. Reads one JSON document from stdin and writes one.

import { readFileSync, writeSync } from "node:fs";

const { patterns, properties, characters } = JSON.parse(readFileSync(0, "utf8"));

function expression(pattern) {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

// For each pattern, whether it is one, and which texts it is found in.
const found = patterns.map(([pattern, texts]) => {
  const search = expression(pattern);
  if (search === undefined) {
    return null;
  }
  const finds = search.source.includes("\\B") ? (text) => isFoundByCharacters(search, text) : (text) => search.test(text);
  return texts.map((text) => (finds(text) ? "1" : "0")).join("");
});

// The characters whose properties are others in node's version of Unicode.
const changed = new Set();
for (const [property, ranges] of Object.entries(properties)) {
  const is = new RegExp(`^\\p{${property}}$`, "u");
  let range = 0;
  for (const code of characters) {
    while (range < ranges.length && ranges[range][1] < code) {
      range += 1;
    }
    const has = range < ranges.length && ranges[range][0] <= code;
    if (is.test(String.fromCodePoint(code)) !== has) {
      changed.add(code);
    }
  }
}

const answer = Buffer.from(JSON.stringify({ unicode: process.versions.unicode, found, changed: [...changed] }));
for (let at = 0; at < answer.length;) {
  at += writeSync(1, answer, at);
}

/** Searches as ECMA-262 does, from character to character: V8 also looks between the halves of a character, where `\B` is true. */
function isFoundByCharacters(search, text) {
  const from = new RegExp(search.source, "uy");
  for (let at = 0; at <= text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
    from.lastIndex = at;
    if (from.test(text)) {
      return true;
    }
  }
  return false;
}
