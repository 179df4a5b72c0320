// Prints what each plugin would do about an incident, in the words of a journal.

import { readFileSync } from "node:fs";

import { Logbook } from "./journal.js";
import { Pager, Restarter } from "./plugin.js";
import { readText } from "./spec/index.js";
import { IncidentSchema, type AlertPlugin, type Incident } from "./spec/kinds/alert/v1.js";
import type { JournalPlugin } from "./spec/kinds/journal/v1.js";

const PLUGINS: Record<string, AlertPlugin> = { restarter: new Restarter(), pager: new Pager() };
const JOURNAL: JournalPlugin = new Logbook();

async function ask(name: string, plugin: AlertPlugin, incident: Incident): Promise<object> {
  const action = await plugin.respond(incident);
  const rule = await plugin.explain?.(incident.rule);
  // An action of one kind is one of the other.
  const line = await JOURNAL.record({ plugin: name, action });
  return { plugin: name, does: line.text, action, rule: rule ?? null };
}

const read = readText(IncidentSchema, readFileSync(0, "utf8"));
if (read.success) {
  const answers = Object.entries(PLUGINS).map(([name, plugin]) => ask(name, plugin, read.data));
  for (const answer of await Promise.all(answers)) {
    console.log(JSON.stringify(answer));
  }
} else {
  for (const { pointer, message } of read.problems) {
    console.error(`${pointer}: ${message}`);
  }
  process.exitCode = 1;
}
