// Reads rows `[kind, text, isText]` from stdin: the text is parsed by JavaScript, or read by the emitted code itself. Says for each, on a line of its own, what the payload of the kind makes of it.

import { createInterface } from "node:readline";
import { writeSync } from "node:fs";

const emitted = await import("./out/index.js");
const kinds = new Map(Object.values(emitted).map((module) => [module.KIND_NAME, module]));

function judge(kind, text, isText) {
  try {
    const { input } = kinds.get(kind).HOOK_SCHEMAS.check;
    const read = (value) => emitted.read(input, value);
    return isText ? emitted.readText(text, read) : read(JSON.parse(text));
  } catch (error) {
    return { fault: String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  // Written at once: whoever asks can tell by the number of answers which row ended the program.
  writeSync(1, `${JSON.stringify(judge(...JSON.parse(line)))}\n`);
}
