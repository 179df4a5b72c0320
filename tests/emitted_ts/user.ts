// What a user of the emitted code may count on, checked against its declarations by the compiler alone.

import { z } from "zod";

import {
  OrchestratorV1,
  PluginManifestFieldsSchema,
  PluginManifestSchema,
  STOP_CHAIN,
  ToolV1,
  VERSION,
  create,
  parseManifest,
  safeParseManifest,
  withDefaults,
  type ExecutionModel,
  type PluginManifest,
  type PluginManifestInput,
  type RuntimeKind,
} from "./out/spec/index.js";
import { KnotV1 } from "./out/knots/index.js";
import { FormsV1, GreeterV1, ZooV1 } from "./out/zoo/index.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_ extends true>(): void {
  // The type argument says it all.
}

// ---- Types of payloads
same<Same<ToolV1.ExecuteInput, { function: string; args: Record<string, unknown> }>>();
same<Same<ToolV1.Empty, Record<string, never>>>();
same<Same<ToolV1.GetSchemaOutput, ToolV1.FunctionSchema[]>>();
same<Same<ToolV1.ExecuteOutput["is_error"], boolean | undefined>>();
same<Same<z.infer<typeof ToolV1.ExecuteInputSchema>, ToolV1.ExecuteInput>>();
same<Same<z.input<typeof ToolV1.ExecuteOutputSchema>, ToolV1.ExecuteOutput>>();
same<Same<OrchestratorV1.StatusOutput["state"], "queued" | "running" | "succeeded" | "failed" | "cancelled" | "expired">>();

// ---- What docs/migration.md says of types that are written out
declare const input: ToolV1.ExecuteInput;
// @ts-expect-error An interface is not assignable to a table.
export const table: Record<string, unknown> = input;
export const spread: Record<string, unknown> = { ...input };
export const state = OrchestratorV1.StatusOutputSchema.shape.state.parse("queued");
// @ts-expect-error The schema of an inline type is not exported.
export const inline = OrchestratorV1.StatusOutputStateSchema;
const HOOK_LABELS = { get_schema: "List", execute: "Run" } as const satisfies Record<ToolV1.HookName, string>;
export const HOOK_TIMEOUTS: { readonly [Hook in ToolV1.HookName]: number } = { get_schema: 5, execute: 60 };
same<Same<(typeof HOOK_LABELS)["execute"], "Run">>();

// ---- Required or not, nullable or not
export const answer: ToolV1.ExecuteOutput = { result: null };

// ---- Defaults stand for what is absent where they are asked for
export const isError: boolean = withDefaults(ToolV1.ExecuteOutputSchema, answer).is_error;
// @ts-expect-error A value keeps what the document had.
export const mayBeAbsent: boolean = answer.is_error;
// @ts-expect-error There is no default for this key.
export const noDefault: string = withDefaults(ToolV1.ExecuteOutputSchema, answer).error_message;
export const counted: number = withDefaults(KnotV1.FilledSchema, {}).count;
// @ts-expect-error What holds itself has its defaults by their names.
export const notFilled: KnotV1.Filled = withDefaults(KnotV1.FilledSchema, {}).next;
type Texts = Pick<
  ZooV1.Presence,
  "required_text" | "required_nullable_text" | "optional_text" | "optional_nullable_text"
>;
same<
  Same<
    Texts,
    {
      required_text: string;
      required_nullable_text: string | null;
      optional_text?: string;
      optional_nullable_text?: string | null;
    }
  >
>();
export const absent: Texts = { required_text: "", required_nullable_text: null };
// @ts-expect-error `undefined` is not absence.
export const notAbsent: Texts = { required_text: "", required_nullable_text: null, optional_text: undefined };

// ---- What can only be one value need not be given
export const cash: FormsV1.PaymentInput = create(FormsV1.PaymentInputSchema.options[1], { given: 2.5 });
export const card: FormsV1.Card = create(FormsV1.CardSchema, { number: "123456789012" });
same<Same<(typeof cash)["method"], "cash">>();
// @ts-expect-error Everything else has to be.
export const nothingGiven = create(FormsV1.CardSchema, {});
// @ts-expect-error It can't be given wrong.
export const wrongTag = create(FormsV1.CardSchema, { method: "cash", number: "123456789012" });
// @ts-expect-error A key that nobody knows is none in a closed object.
export const unknownKey = create(FormsV1.PaymentInputSchema.options[1], { given: 1, taken: 1 });

// ---- Types that hold themselves keep their types in declarations
same<Same<NonNullable<NonNullable<ZooV1.Node["left"]>["children"]>[number], ZooV1.Node>>();
export const node: ZooV1.Node = { value: 1, left: { value: 2 }, named: { a: { value: 3, children: [] } } };
// @ts-expect-error At any depth.
export const wrong: ZooV1.Node = { value: 1, left: { value: 2, right: { value: "3" } } };

// ---- Unions are narrowed by their tag, or by the type of the value
export function paid(payment: FormsV1.PaymentInput): string {
  switch (payment.method) {
    case "card":
      return payment.number;
    case "cash":
      return payment.given.toFixed(2);
    default:
      same<Same<typeof payment.method, "transfer" | "debit">>();
      return payment.iban;
  }
}
// @ts-expect-error There is no such tag.
export const cheque: FormsV1.PaymentInput = { method: "cheque" };
same<Same<FormsV1.MeasureInput["value"], string | number | undefined>>();
same<Same<FormsV1.MeasureInput["limit"], number | "none" | undefined>>();
same<Same<(typeof FormsV1.PaymentInputSchema.options)[0], typeof FormsV1.CardSchema>>();
export function size(shape: KnotV1.Shape): number {
  return shape.kind === "group" ? shape.members.reduce((sum, member) => sum + size(member), 0) : 1;
}

// ---- Tuples
same<Same<FormsV1.MeasureInput["point"], [number, number, string?] | undefined>>();
same<Same<NonNullable<FormsV1.MeasureInput["path"]>, ["M", FormsV1.Step?, ...FormsV1.Step[]]>>();
same<Same<KnotV1.Pair, [string, (KnotV1.Pair | null)?, ...KnotV1.Pair[]]>>();
same<Same<FormsV1.RulesInput["empty"], [] | undefined>>();
// @ts-expect-error Two items are asked for.
export const point: FormsV1.MeasureInput["point"] = [1];
// @ts-expect-error `undefined` is not absence, here neither.
export const absentItem: FormsV1.MeasureInput = { point: [1, 2, undefined] };

// ---- Nothing
same<Same<FormsV1.MeasureInput["never"], undefined>>();
// @ts-expect-error No value fits.
export const something: FormsV1.MeasureInput = { never: null };

// ---- Unions and tuples that hold themselves
export const expression: FormsV1.ExpressionInput = ["add", 1, ["neg", "x"], { if: "a", then: 1 }];
// @ts-expect-error At any depth.
export const wrongExpression: FormsV1.ExpressionInput = ["add", 1, ["neg", { if: "a" }]];
same<Same<z.infer<typeof FormsV1.ExpressionInputSchema>, FormsV1.ExpressionInput>>();

// ---- What no type says leaves the schema what it is
same<"empty" extends keyof typeof FormsV1.RulesInputSchema.shape ? true : false>();
export const Longer = FormsV1.ShortSchema.check(z.minLength(2));

// ---- Other keys
export const open: ToolV1.ExecuteOutput = { result: 1, trace_id: "t" };
export const rest: ZooV1.CollectionsInputTypedRest = { name: "n", other: 3 };

// ---- Tables
same<Same<(typeof ToolV1.HOOK_DISPATCH)["execute"], "singleton">>();
same<Same<(typeof ToolV1.HOOK_MCP_EXPOSED)["get_schema"], false>>();
same<Same<keyof typeof ToolV1.HOOK_ERROR_POLICY, "get_schema">>();
same<Same<typeof ToolV1.KIND_NAME, "tool">>();
same<Same<ToolV1.HookName, "get_schema" | "execute">>();
same<Same<z.infer<(typeof ToolV1.HOOK_SCHEMAS)["execute"]["input"]>, ToolV1.ExecuteInput>>();

// ---- Plugins, synchronous and asynchronous
export class Echo implements ToolV1.ToolPlugin {
  get_schema(): ToolV1.GetSchemaOutput {
    return [{ name: "echo", description: "Says it again.", parameters: {} }];
  }

  async execute(payload: ToolV1.ExecuteInput): Promise<ToolV1.ExecuteOutput> {
    return { result: await Promise.resolve(payload.args) };
  }
}
export const chain: Pick<ZooV1.ZooPlugin, "select"> = { select: (payload) => (payload.required_flag ? payload : STOP_CHAIN) };

// ---- Hooks that a plugin may leave out
export class Curt implements GreeterV1.GreeterPlugin {
  greet(payload: GreeterV1.Guest): GreeterV1.Greeting {
    return { text: payload.name };
  }
}
export class Polite extends Curt {
  async farewell(payload: GreeterV1.Guest): Promise<GreeterV1.Greeting> {
    return { text: await Promise.resolve(`Bye, ${payload.name}!`) };
  }
}
export async function farewell(plugins: GreeterV1.GreeterPlugin[], name: string): Promise<string | undefined> {
  const plugin = plugins.find((one) => one.farewell !== undefined);
  // A host asks before it calls.
  const said = await plugin?.farewell?.({ name });
  return said?.text;
}
// @ts-expect-error A hook that is not optional has to be there.
export const mute: GreeterV1.GreeterPlugin = {};
// @ts-expect-error Nor may it be called without a look.
export const unasked = (plugin: GreeterV1.GreeterPlugin) => plugin.farewell({ name: "Ada" });
same<Same<(typeof GreeterV1.HOOK_OPTIONAL)["farewell"], true>>();
same<Same<(typeof GreeterV1.HOOK_OPTIONAL)["greet"], false>>();

// ---- Schemas stay open to inspection and to extension
same<Same<keyof typeof ToolV1.ExecuteOutputSchema.shape, "result" | "is_error" | "error_message">>();
export const Traced = ToolV1.ExecuteOutputSchema.extend({ trace_id: z.string() });
export const traced: z.infer<typeof Traced> = { result: 1, is_error: false, trace_id: "t" };
export const tracedError: boolean = withDefaults(Traced, traced).is_error;
export const Named = ToolV1.FunctionSchemaSchema.pick({ name: true });
export const isInteger: z.ZodNumber = OrchestratorV1.BackfillOutputSchema.shape.enqueued_count;

// ---- The manifest
same<Same<RuntimeKind, "in_process" | "mcp_stdio" | "mcp_http">>();
same<Same<ExecutionModel, "async" | "sync" | "thread_cpu_bound" | "process_cpu_bound">>();
same<Same<PluginManifest["entry_point"], string | null>>();
same<Same<PluginManifest["depends_on"], string[]>>();
same<Same<PluginManifest["unit_of_work"]["estimated_duration_sec"], number | null>>();
same<Same<"metadata" extends keyof PluginManifest ? true : false, false>>();
export const least: PluginManifestInput = {
  schema_version: "1",
  name: "echo",
  kind: "tool",
  kind_api_version: "1",
  core_version: ">=0.1.0,<1.0.0",
  runtime: "in_process",
};
export const manifest: PluginManifest = PluginManifestSchema.parse(least);
export const names: (keyof PluginManifest | "metadata")[] = PluginManifestFieldsSchema.keyof().options;
export const parsed: PluginManifest = parseManifest("{}");
const result = safeParseManifest("{}");
export const said: string = result.success ? result.data.name : result.problems.map(({ message }) => message).join();
export const version: string = VERSION;
