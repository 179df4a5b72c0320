/** What each hook takes and gives. */
export const HOOK_SCHEMAS: {
  readonly run: HookSchemas<typeof PayloadSchema, typeof PayloadSchema>;
  readonly preview: HookSchemas<typeof PayloadSchema, typeof PayloadSchema>;
  readonly notice: Pick<HookSchemas<typeof PayloadSchema>, "input">;
} = {
  run: { input: PayloadSchema, output: PayloadSchema },
  preview: { input: PayloadSchema, output: PayloadSchema },
  notice: { input: PayloadSchema },
};

/** What a plugin of the kind `demo` implements. */
export interface DemoPlugin {
  /**
   * Runs.
   *
   * Dispatch: singleton.
   */
  run(payload: Payload): Awaitable<Payload>;
  /**
   * Shows what running would give.
   *
   * Dispatch: singleton.
   */
  preview?(payload: Payload): Awaitable<Payload>;
  /**
   * Nobody waits for an answer.
   *
   * Dispatch: broadcast_notify.
   */
  notice?(payload: Payload): Awaitable<void>;
}
