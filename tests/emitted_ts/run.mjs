// Runs emitted code over the rows that come on stdin, and prints what it says about each.
//
// A row is a payload `{kind, hook, side, json}`, a manifest's text `{text}` in base 64, or a manifest `{value}`.

import { readFileSync } from "node:fs";

const packages = await Promise.all(["spec", "zoo", "knots"].map((name) => import(`./out/${name}/index.js`)));
const kinds = new Map(packages.flatMap(Object.values).map((module) => [module.KIND_NAME, module]));
const [{ read, safeParseManifest, safeParseManifestValue }] = packages;

function judge(row) {
  if ("kind" in row) {
    return read(kinds.get(row.kind).HOOK_SCHEMAS[row.hook][row.side], JSON.parse(row.json));
  }
  if ("value" in row) {
    return safeParseManifestValue(row.value);
  }
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(row.text, "base64"));
  } catch {
    return { success: false, problems: [] };
  }
  return safeParseManifest(text);
}

const rows = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(rows.map((row) => (row.silent ? { ...judge(row), data: null } : judge(row)))));
