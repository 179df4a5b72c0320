// Measures JavaScript's engine and the emitted linear matcher, on texts of usual lengths. Its arguments are the emitted module of
// patterns, and a list of patterns and texts.

import { pathToFileURL } from "node:url";

import { batch, compare } from "../validators/ts/measure.mjs";

const [, , emitted, cases] = process.argv;
const { linear } = await import(pathToFileURL(emitted).href);

for (const [pattern, text] of JSON.parse(cases)) {
  const [engine, matcher] = [new RegExp(pattern, "u"), linear(new RegExp(pattern, "u"))];
  if (engine.test(text) !== matcher.test(text)) {
    throw new Error(`${pattern} on ${JSON.stringify(text)}: they differ`);
  }
  compare(pattern, text, [batch("linear", () => matcher.test(text)), batch("engine", () => engine.test(text))]);
}
