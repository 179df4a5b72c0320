/** What each hook takes and gives. */
export const HOOK_SCHEMAS: {
  readonly notice: Pick<HookSchemas<typeof PayloadSchema>, "input">;
} = {
  notice: { input: PayloadSchema },
};

/** What a plugin of the kind `demo` implements. */
export interface DemoPlugin {
  /**
   * Nobody waits for an answer.
   *
   * Dispatch: broadcast_notify.
   */
  notice(payload: Payload): Awaitable<void>;
}
