export type PayloadAddOp = "add";
const PayloadAddOpSchema: z.ZodLiteral<PayloadAddOp> = constant("add");

export interface PayloadAdd {
  op: PayloadAddOp;
  value: number;
}
export const PayloadAddSchema: z.ZodObject<
  {
    op: typeof PayloadAddOpSchema;
    value: z.ZodNumber;
  },
  z.core.$strict
> = z.strictObject({
  op: PayloadAddOpSchema,
  value: number(),
});

export type PayloadClearOp = "clear";
const PayloadClearOpSchema: z.ZodLiteral<PayloadClearOp> = constant("clear");

export interface PayloadClear {
  op: PayloadClearOp;
}
export const PayloadClearSchema: z.ZodObject<
  {
    op: typeof PayloadClearOpSchema;
  },
  z.core.$strict
> = z.strictObject({
  op: PayloadClearOpSchema,
});

export type Payload = PayloadAdd | PayloadClear;
export const PayloadSchema: z.ZodDiscriminatedUnion<[typeof PayloadAddSchema, typeof PayloadClearSchema], "op"> = z.discriminatedUnion("op", [PayloadAddSchema, PayloadClearSchema], { error: ONE_OF });
