// Drives your binding: the part to write.

import { type Case, CODES, type Event, type Json, type LogLine, type Outcome, type Ran, type Ready, serve, type Step } from "./protocol.js";
import { Scripted } from "./scripted.js";

const READY: Ready = {
  binding: { name: "my-registry", version: "0.1.0", language: "typescript" },
  core_version: "0.1.0",
  entry_point: "./plugin.js#Plugin",
  // Add a capability when the steps that it needs are written: "registration", "lifecycle", "lookup", …
  capabilities: [],
};

/** A fault of this adapter, and no outcome of the binding. */
class Fault extends Error {}

/** One case: a fresh registry and its scripted plugins. */
class Driven {
  readonly trace: Event[] = [];
  /** What your binding logs. */
  readonly logs: LogLine[] = [];
  // Add your registry, made from `test.host` and `test.kinds` when a step first needs it: what it throws then is that step's outcome.

  constructor(private readonly test: Case) {}

  /** What your registry's loader gives for the plugin of this key: that of `register`, or the one in the folder that was found. */
  load(key: string): Scripted {
    return new Scripted(key, this.plugin(key).script ?? {}, this.trace);
  }

  /** The manifest that `register` hands over. */
  manifest(key: string): Record<string, Json> {
    const { manifest } = this.plugin(key);
    if (manifest === undefined) {
      throw new Fault(`the plugin ${key} has no manifest`);
    }
    return manifest;
  }

  private plugin(key: string): NonNullable<Case["plugins"]>[string] {
    const plugin = this.test.plugins?.[key];
    if (plugin === undefined) {
      throw new Fault(`there is no plugin ${key}`);
    }
    return plugin;
  }

  /** Does one step; what the binding throws is the step's outcome. */
  async step(step: Step): Promise<Outcome> {
    switch (step.do) {
      // For example:
      // case "register":
      //   await this.registry.register(this.manifest(step.plugin), () => this.load(step.plugin));
      //   return { ok: null };
      default:
        throw new Fault(`the step ${step.do} is not written`);
    }
  }
}

async function run(test: Case): Promise<Ran> {
  const driven = new Driven(test);
  const steps: Outcome[] = [];
  for (const step of test.steps) {
    try {
      steps.push(await driven.step(step));
    } catch (error) {
      if (error instanceof Fault) {
        throw error;
      }
      // Add `plugin` and `failures` where your binding's errors have them in fields of their own.
      steps.push({ error: { code: code(error), message: String(error) } });
    }
  }
  return { steps, trace: driven.trace, logs: driven.logs };
}

/** The contract's code of your binding's error, and null for any other. */
function code(error: unknown): string | null {
  const found = error instanceof Error && "code" in error ? error.code : null;
  return typeof found === "string" && CODES.has(found) ? found : null;
}

await serve(READY, run);
