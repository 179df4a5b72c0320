// Reads rows `[kind, text]` from stdin, and says for each, on a line of its own, what the payload of the kind makes of it: as
// text, and of what `JSON.parse` makes of the text.

import { createInterface } from "node:readline";
import { writeSync } from "node:fs";

const emitted = await import("./out/index.js");
const kinds = new Map(Object.values(emitted).map((module) => [module.KIND_NAME, module]));

function judge(kind, text) {
  const { input } = kinds.get(kind).HOOK_SCHEMAS.check;
  return {
    text: fallible(() => emitted.readText(input, text)),
    value: fallible(() => emitted.read(input, JSON.parse(text))),
  };
}

function fallible(read) {
  try {
    return read();
  } catch (error) {
    return { fault: String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  // Written at once: the number of answers shows which row ended the program.
  writeSync(1, `${JSON.stringify(judge(...JSON.parse(line)))}\n`);
}
