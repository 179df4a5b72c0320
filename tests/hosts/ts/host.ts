// Reads an incident, and prints what each plugin would do about it.

import { readFileSync } from "node:fs";

import { Pager, Restarter } from "./plugin.js";
import { readText, withDefaults } from "./spec/index.js";
import {
  IncidentSchema,
  NotifySchema,
  RestartSchema,
  type Action,
  type AlertPlugin,
  type Incident,
} from "./spec/kinds/alert/v1.js";

const PLUGINS: Record<string, AlertPlugin> = { restarter: new Restarter(), pager: new Pager() };

async function ask(name: string, plugin: AlertPlugin, incident: Incident): Promise<object> {
  const action = await plugin.respond(incident);
  const rule = await plugin.explain?.(incident.rule);
  return { plugin: name, does: summary(action), action, rule: rule ?? null };
}

function summary(action: Action): string {
  switch (action.do) {
    case "notify":
      return `writes to ${withDefaults(NotifySchema, action).channel}`;
    case "restart":
      return `restarts ${action.service} within ${withDefaults(RestartSchema, action).grace_seconds} s`;
  }
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
