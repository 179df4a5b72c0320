export interface Payload {
  level?: "low" | 1 | true | null;
  shape?: { readonly a: 1 } | readonly [2];
}
export const PayloadSchema: z.ZodObject<
  {
    level: z.ZodExactOptional<z.ZodNullable<z.ZodLiteral<"low" | 1 | true>>>;
    shape: z.ZodExactOptional<z.ZodCustom<{ readonly a: 1 } | readonly [2], { readonly a: 1 } | readonly [2]>>;
  },
  z.core.$strict
> = z.strictObject({
  level: nullable(z.literal(["low", 1, true])).exactOptional(),
  shape: oneOfValues<{ readonly a: 1 } | readonly [2]>([{ a: 1 }, [2]]).exactOptional(),
});
