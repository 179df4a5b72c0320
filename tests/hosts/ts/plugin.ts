// Two plugins of the kind `alert`.

import { withDefaults } from "./spec/index.js";
import {
  RuleSchema,
  type Action,
  type AlertPlugin,
  type Explanation,
  type Incident,
  type Rule,
} from "./spec/kinds/alert/v1.js";

/** Starts a service again, whatever it is about. */
export class Restarter implements AlertPlugin {
  respond({ service }: Incident): Action {
    return { do: "restart", service };
  }
}

/** Writes to people, and can say what a rule is. */
export class Pager implements AlertPlugin {
  respond({ service, reading, rule }: Incident): Action {
    const text = `${service}: ${rule.metric} is at ${reading} %`;
    const { severity } = withDefaults(RuleSchema, rule);
    return severity === "critical" ? { do: "notify", text, channel: "war-room" } : { do: "notify", text };
  }

  explain({ metric, operator, threshold }: Rule): Explanation {
    return { text: `${metric} ${operator} ${threshold} %` };
  }
}
