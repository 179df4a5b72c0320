/** A registry that loads what it registers, and can do nothing else. */
export class Registry {
  async register(_manifest: object, load: () => unknown): Promise<void> {
    try {
      load();
    } catch (cause) {
      throw Object.assign(new Error("it does not load", { cause }), { code: "PluginLoadError" });
    }
  }
}
