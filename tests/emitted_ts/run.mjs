// Runs emitted code over the rows that come on stdin, and prints the answer about each.
//
// A row is a payload `{kind, hook, side, json}`, with `zod: true` where zod's own errors are asked for, fields `{kind, schema, created}`, or the text of one `{kind, payload}`, a manifest's text `{text}` in base 64, or a manifest `{value}`.

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const packages = await Promise.all(["spec", "zoo", "knots", "edges"].map((name) => import(`./out/${name}/index.js`)));
const kinds = new Map(packages.flatMap(Object.values).map((module) => [module.KIND_NAME, module]));
const [{ read, readText, withDefaults, create, safeParseManifest, safeParseManifestValue }] = packages;

function judge(row) {
  if ("payload" in row) {
    const schema = kinds.get(row.kind).HOOK_SCHEMAS.check.input;
    const result = readText(schema, row.payload);
    return { ...result, data: result.success && isDeepStrictEqual(result.data, JSON.parse(row.payload)) };
  }
  if ("created" in row) {
    const named = kinds.get(row.kind)[row.schema];
    const schema = row.option === null ? named : named.options[row.option];
    const data = create(schema, row.created);
    return { ...read(schema, data), text: JSON.stringify(data) };
  }
  if (row.zod) {
    const { error } = kinds.get(row.kind).HOOK_SCHEMAS[row.hook][row.side].safeParse(JSON.parse(row.json));
    const problems = error.issues.map(({ path, code, message }) => ({ pointer: `/${path.join("/")}`, keyword: code, found: "", message }));
    return { success: false, problems };
  }
  if ("kind" in row) {
    const schema = kinds.get(row.kind).HOOK_SCHEMAS[row.hook][row.side];
    const result = read(schema, JSON.parse(row.json));
    return row.filled ? { ...result, data: withDefaults(schema, result.data) } : result;
  }
  if ("toml" in row) {
    // What parsers of TOML make of its dates, its large integers and its floats.
    const metadata = { at: new Date(0), local: new (class LocalDate {})(), large: 2n ** 60n, none: NaN, deep: [{ at: new Date(0) }] };
    return safeParseManifestValue({ ...row.toml, metadata });
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
