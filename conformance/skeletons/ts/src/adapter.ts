// Drives your binding: the part to write.

import { type Case, CODES, type Event, type Json, type Outcome, type Ran, type Ready, serve, type Step } from "./protocol.js";
import { Scripted } from "./scripted.js";

const READY: Ready = {
  binding: { name: "my-registry", version: "0.1.0", language: "typescript" },
  core_version: "0.1.0",
  entry_point: "./plugin.js#Plugin",
  // Add a capability when the steps that it needs are written: "registration", "lifecycle", "lookup", …
  capabilities: [],
};

/** A fault of this adapter, and no outcome of the binding. */
class NotWritten extends Error {}

/** One case: a fresh registry and its scripted plugins. */
class Driven {
  readonly trace: Event[] = [];

  // Make your registry here, from `test.host` and `test.kinds`.
  constructor(private readonly test: Case) {}

  /** What your registry's loader gives for the plugin of this key. */
  load(key: string): Scripted {
    return new Scripted(key, this.test.plugins?.[key]?.script ?? {}, this.trace);
  }

  /**
   * Does one step and gives its value; what the binding throws is the step's outcome. For example:
   *
   *     case "register":
   *       await this.registry.register(this.test.plugins[step.plugin].manifest);
   *       return null;
   */
  async step(step: Step): Promise<Json> {
    switch (step.do) {
      default:
        throw new NotWritten(`the step ${step.do} is not written`);
    }
  }
}

async function run(test: Case): Promise<Ran> {
  const driven = new Driven(test);
  const steps: Outcome[] = [];
  for (const step of test.steps) {
    try {
      steps.push({ ok: await driven.step(step) });
    } catch (error) {
      if (error instanceof NotWritten) {
        throw error;
      }
      steps.push({ error: { code: code(error), message: String(error) } });
    }
  }
  return { steps, trace: driven.trace };
}

/** The contract's code of your binding's error, and null for any other. */
function code(error: unknown): string | null {
  const found = error instanceof Error && "code" in error ? error.code : null;
  return typeof found === "string" && CODES.has(found) ? found : null;
}

await serve(READY, run);
