// The protocol of the gate, version 1: JSON, one object a line, UTF-8.

import { createInterface } from "node:readline";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The codes that a failure of a registry carries. Any other (`ENOENT`, say) is not a code: report null. */
export const CODES: ReadonlySet<string> = new Set([
  "ManifestInvalid",
  "VersionIncompatible",
  "KindUnknown",
  "RuntimeNotSupported",
  "PluginLoadError",
  "AmbiguousPlugin",
  "DependencyCycle",
  "TeardownErrors",
  "BroadcastErrors",
  "DispatchMismatch",
  "NoCapabilityMatch",
  "LeakDetected",
]);

export interface Ready {
  binding: { name: string; version: string; language: string };
  core_version: string;
  entry_point: string;
  files?: Record<string, string>;
  plugin_source?: { file: string; text: string };
  capabilities: string[];
  isolation?: "case" | "process";
  max_inflight?: number;
}

export interface Behaviour {
  sleep_ms?: number;
  observe?: boolean;
  log?: string;
  return?: Json;
  echo?: boolean;
  append?: Json;
  stop?: boolean;
  fail?: string;
  resource?: string;
}

export interface Script {
  load?: "ok" | "fail" | "missing" | "constructor" | "absent";
  /** `null`: the plugin has no such method. */
  setup?: Behaviour | null;
  teardown?: Behaviour | null;
  health?: Behaviour;
  hooks?: Record<string, Behaviour>;
  style?: "sync" | "async";
}

export type Step =
  | { do: "parse"; file?: string; manifest?: Json }
  | { do: "register"; plugin: string }
  | { do: "discover"; root: string; recursive: boolean; ignore?: string[] }
  | { do: "load_kinds"; root: string }
  | { do: "refusals" | "setup_all" | "teardown_all" | "list" }
  | { do: "get"; kind: string; name?: string }
  | { do: "status"; plugin: string }
  | ({ do: "dispatch" } & Dispatch)
  | { do: "concurrent"; dispatches: Dispatch[] }
  | { do: "call"; kind: string; name: string; hook: string; input: Json };

export interface Dispatch {
  class: string;
  kind: string;
  hook: string;
  input: Json;
  filter?: { names: string[] } | { capabilities: string[] };
}

export interface Case {
  root?: string;
  kinds?: { [key: string]: Json }[];
  host: {
    known_kinds?: string[];
    runtimes?: string[];
    resources?: Record<string, Json>;
    routes?: Record<string, string>;
    env?: Record<string, string>;
    pass_env?: string[];
    call_limit_ms?: number;
    payload_checks?: boolean;
    config?: Json;
    metadata?: Record<string, Json>;
  };
  plugins?: Record<string, { manifest?: Record<string, Json>; folder?: string; script?: Script }>;
  steps: Step[];
}

export interface Event {
  plugin: string;
  call: string;
  /** When it happened, in microseconds of Unix time. */
  at_us?: number;
  input?: Json;
  context?: ContextSeen;
}

/** What `setup` found in its context. All of it is reported, what the binding has not as null, false or empty. */
export interface ContextSeen {
  config: Json;
  /** The name of the logger. */
  logger: string | null;
  registry: boolean;
  metadata: Record<string, Json> | null;
  /** Whether writing to `metadata` fails. */
  metadata_read_only: boolean;
  in_flight: boolean;
  /** Those that can be read, with their values. */
  resources: Record<string, Json>;
  tenant_allows: boolean;
}

export interface LogLine {
  /** In lower case: `warning`, `error`. */
  level: string;
  logger: string;
  message: string;
}

export type Outcome =
  /** `failures`: those of the plugins under `best_effort`, by plugin. */
  | { ok: Json; failures?: Record<string, string> }
  | { error: { code: string | null; plugin?: string; message: string; failures?: Record<string, string> } };

export interface Ran {
  steps: Outcome[];
  trace: Event[];
  logs?: LogLine[];
}

/** Answers the runner until it says that nothing more will come. */
export async function serve(ready: Ready, run: (test: Case) => Promise<Ran>): Promise<void> {
  const reply = process.stdout.write.bind(process.stdout);
  // Whatever is printed goes to standard error: standard output is for replies.
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const request = JSON.parse(line);
    if (request.type === "shutdown") {
      reply(`${JSON.stringify({ type: "bye" })}\n`);
      return;
    }
    const answer =
      request.type === "hello"
        ? { type: "ready", protocol: 1, ...ready }
        : { type: "result", seq: request.seq, ...(await result(request, ready.capabilities, run)) };
    reply(`${JSON.stringify(answer)}\n`);
  }
}

async function result(
  request: { needs: string[]; case: Case },
  capabilities: string[],
  run: (test: Case) => Promise<Ran>,
): Promise<object> {
  const lacking = request.needs.find((capability) => !capabilities.includes(capability));
  if (lacking !== undefined) {
    return { status: "unsupported", capability: lacking };
  }
  try {
    return { status: "ran", ...(await run(request.case)) };
  } catch (fault) {
    return { status: "adapter_error", message: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}
