// A plugin of the kind `journal`.

import { withDefaults } from "./spec/index.js";
import { NotifySchema, RestartSchema, type Entry, type JournalPlugin, type Line } from "./spec/kinds/journal/v1.js";

/** Puts in words what plugins do. */
export class Logbook implements JournalPlugin {
  record({ action }: Entry): Line {
    switch (action.do) {
      case "notify":
        return { text: `writes to ${withDefaults(NotifySchema, action).channel}` };
      case "restart":
        return { text: `restarts ${action.service} within ${withDefaults(RestartSchema, action).grace_seconds} s` };
    }
  }
}
