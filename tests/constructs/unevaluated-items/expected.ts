export interface Payload {
  list?: [string?, ...unknown[]];
}
export const PayloadSchema: z.ZodObject<
  {
    list: z.ZodExactOptional<z.ZodTuple<[z.ZodExactOptional<z.ZodString>], z.ZodUnknown>>;
  },
  z.core.$strict
> = z.strictObject({
  list: tuple([z.string().exactOptional()], { rest: json() }).check(holdsFirst({
    type: "array",
    anyOf: [{ prefixItems: [true, { type: "integer" }] }, { maxItems: 1 }],
    prefixItems: [{ type: "string" }],
    unevaluatedItems: false,
  })).exactOptional(),
});
