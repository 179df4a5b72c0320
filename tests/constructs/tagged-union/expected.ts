export interface PayloadAdd {
  op: "add";
  value: number;
}
const PayloadAddSchema: z.ZodObject<
  {
    op: z.ZodLiteral<"add">;
    value: z.ZodNumber;
  },
  z.core.$strict
> = z.strictObject({
  op: constant("add"),
  value: number(),
});

export interface PayloadClear {
  op: "clear";
}
const PayloadClearSchema: z.ZodObject<
  {
    op: z.ZodLiteral<"clear">;
  },
  z.core.$strict
> = z.strictObject({
  op: constant("clear"),
});

export type Payload = PayloadAdd | PayloadClear;
export const PayloadSchema: z.ZodDiscriminatedUnion<[typeof PayloadAddSchema, typeof PayloadClearSchema], "op"> = z.discriminatedUnion("op", [PayloadAddSchema, PayloadClearSchema], { error: ONE_OF });
