export type PayloadValue = string | number;
const PayloadValueSchema: z.ZodUnion<readonly (z.ZodString | z.ZodNumber)[]> = byType("oneOf", { string: z.string(), integer: integer() });

export type PayloadListItem = boolean | string;
const PayloadListItemSchema: z.ZodUnion<readonly (z.ZodBoolean | z.ZodString)[]> = byType("anyOf", { boolean: z.boolean(), string: z.string() });

export interface Payload {
  value: PayloadValue | null;
  list?: (PayloadListItem | null)[];
}
export const PayloadSchema: z.ZodObject<
  {
    value: z.ZodNullable<typeof PayloadValueSchema>;
    list: z.ZodExactOptional<z.ZodArray<z.ZodNullable<typeof PayloadListItemSchema>>>;
  },
  z.core.$strict
> = z.strictObject({
  value: nullable(PayloadValueSchema),
  list: z.array(nullable(PayloadListItemSchema)).exactOptional(),
});
