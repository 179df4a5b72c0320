// Plugins that do what a case's script says, and record the trace.

import { setTimeout as sleep } from "node:timers/promises";

import type { Behaviour, ContextSeen, Event, Json, Script } from "./protocol.js";

/** What a scripted plugin returns to stop a chain: give your binding its own sentinel instead. */
export const STOP = Symbol("stop");

/** How loading fails. */
const FAILURES = {
  fail: "the module fails as it runs",
  missing: "the module lacks the name that the entry point wants",
  constructor: "the plugin can't be made",
};

/** One plugin. Let your registry call these methods, or wrap them in the form that it wants. */
export class Scripted {
  private resources: Record<string, Json> = {};

  constructor(
    readonly key: string,
    private readonly script: Script,
    private readonly trace: Event[],
  ) {
    if (script.load === "absent") {
      throw new Error("there is no such module");
    }
    this.happened("load");
    if (script.load !== undefined && script.load !== "ok") {
      throw new Error(FAILURES[script.load]);
    }
  }

  /** Whether the plugin has this method: `setup`, `teardown`, `health`, or a hook. */
  has(call: string): boolean {
    if (call === "setup" || call === "teardown") {
      return this.script[call] !== null;
    }
    return call === "health" ? this.script.health !== undefined : Object.hasOwn(this.script.hooks ?? {}, call);
  }

  /** `context` is what the plugin finds in its context, and `log` writes a line to the context's logger. */
  async setup(context: ContextSeen, log: (line: string) => void): Promise<void> {
    const behaviour = this.script.setup ?? {};
    this.resources = context.resources;
    this.happened("setup", behaviour.observe ? { context } : {});
    if (behaviour.log !== undefined) {
      log(behaviour.log);
    }
    await this.does(behaviour, null);
  }

  async teardown(): Promise<Json | typeof STOP> {
    this.happened("teardown");
    return this.does(this.script.teardown ?? {}, null);
  }

  async health(): Promise<Json | typeof STOP> {
    this.happened("health");
    return this.does(this.script.health ?? {}, null);
  }

  async call(hook: string, input: Json): Promise<Json | typeof STOP> {
    // The hook may change its input: what arrived is recorded before.
    this.happened(hook, { input: structuredClone(input) });
    return this.does(this.script.hooks?.[hook] ?? {}, input);
  }

  private happened(call: string, more: Pick<Event, "input" | "context"> = {}): void {
    this.trace.push({ plugin: this.key, call, at_us: Date.now() * 1000, ...more });
  }

  private async does(behaviour: Behaviour, input: Json): Promise<Json | typeof STOP> {
    await sleep(behaviour.sleep_ms ?? 0);
    if (behaviour.fail !== undefined) {
      throw new Error(behaviour.fail);
    }
    if (behaviour.stop) {
      return STOP;
    }
    if (behaviour.echo) {
      return input;
    }
    if (behaviour.append !== undefined) {
      // In place, as plugins do that take their input for their own.
      const items = Array.isArray(input) ? input : [input];
      items.push(behaviour.append);
      return items;
    }
    if (behaviour.resource !== undefined) {
      return this.resources[behaviour.resource] ?? null;
    }
    return behaviour.return ?? null;
  }
}
