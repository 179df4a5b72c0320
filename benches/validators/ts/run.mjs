// Measures emitted TypeScript, ajv, and zod as written by hand; its argument is the file of cases.

import { readFileSync } from "node:fs";

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

import { batch, compare } from "./measure.mjs";
import * as plain from "./plain.mjs";
import { BatchV1, OrchestratorV1, read, ToolV1 } from "./out/index.js";

const SCHEMAS = {
  "tool/empty": [ToolV1.EmptySchema, plain.Empty],
  "tool/execute.input": [ToolV1.ExecuteInputSchema, plain.ExecuteInput],
  "tool/execute.output": [ToolV1.ExecuteOutputSchema, plain.ExecuteOutput],
  "tool/get_schema.output": [ToolV1.GetSchemaOutputSchema, plain.GetSchemaOutput],
  "orchestrator/backfill.input": [OrchestratorV1.BackfillInputSchema, plain.BackfillInput],
  "orchestrator/backfill.output": [OrchestratorV1.BackfillOutputSchema, plain.BackfillOutput],
  "orchestrator/enqueue.input": [OrchestratorV1.EnqueueInputSchema, plain.EnqueueInput],
  "orchestrator/enqueue.output": [OrchestratorV1.EnqueueOutputSchema, plain.EnqueueOutput],
  "orchestrator/status.input": [OrchestratorV1.StatusInputSchema, plain.StatusInput],
  "orchestrator/status.output": [OrchestratorV1.StatusOutputSchema, plain.StatusOutput],
  "batch/ingest.input": [BatchV1.IngestInputSchema, plain.IngestInput],
};

// One instance that stops at the first problem, as ajv does by default, and one that reports all of them.
const [first, all] = [false, true].map((allErrors) => addFormats(new Ajv2020({ strict: true, allErrors })));

function need(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

function measure({ payload, schema, valid: validText, invalid: invalidText }) {
  const [ours, byHand] = SCHEMAS[payload];
  const [isValid, listed] = [first.compile(schema), all.compile(schema)];
  const [valid, invalid] = [JSON.parse(validText), JSON.parse(invalidText)];
  need(ours.safeParse(valid).success && isValid(valid) && byHand.safeParse(valid).success, `${payload}: refused`);
  need(!ours.safeParse(invalid).success && !isValid(invalid) && !byHand.safeParse(invalid).success, `${payload}: accepted`);

  compare("check", payload, [
    batch("ours", () => ours.safeParse(valid)),
    batch("ajv", () => isValid(valid)),
    batch("zod", () => byHand.safeParse(valid)),
  ]);
  compare("read", payload, [
    batch("ours", () => ours.safeParse(JSON.parse(validText))),
    batch("ajv", () => {
      const value = JSON.parse(validText);
      return isValid(value) ? value : undefined;
    }),
    batch("zod", () => byHand.safeParse(JSON.parse(validText))),
  ]);
  compare("problems", payload, [
    batch("ours", () => read(ours, invalid)),
    batch("ajv", () => (listed(invalid) ? undefined : listed.errors)),
    batch("zod", () => byHand.safeParse(invalid).error?.issues),
  ]);
}

for (const one of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  measure(one);
}
