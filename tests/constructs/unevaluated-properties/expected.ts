export interface Payload {
  a?: string;
  b?: string;
}
export const PayloadSchema: z.ZodObject<
  {
    a: z.ZodExactOptional<z.ZodString>;
    b: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$strict
> = z.strictObject({
  a: z.string().exactOptional(),
  b: z.string().exactOptional(),
}).check(holdsFirst({
  type: "object",
  properties: { a: { type: "string" } },
  allOf: [{ properties: { b: { type: "string" } } }],
  unevaluatedProperties: false,
}));
