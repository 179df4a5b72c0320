export type Payload = string | number | string[];
export const PayloadSchema: z.ZodUnion<readonly (z.ZodString | z.ZodNumber | z.ZodArray<z.ZodString>)[]> = byType("oneOf", {
  string: z.string(),
  integer: integer(),
  array: z.array(z.string()),
});
