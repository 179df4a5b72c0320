export type PayloadOperator = "=" | "~=";
const PayloadOperatorSchema: z.ZodEnum<{ [Value in PayloadOperator]: Value }> = z.enum(["=", "~="]);

export interface Payload {
  operator?: PayloadOperator;
  level?: 0 | 1 | null;
}
export const PayloadSchema: z.ZodObject<
  {
    operator: Defaulted<typeof PayloadOperatorSchema>;
    level: z.ZodExactOptional<z.ZodNullable<z.ZodLiteral<0 | 1>>>;
  },
  z.core.$strict
> = z.strictObject({
  operator: defaulted(PayloadOperatorSchema, "="),
  level: nullable(z.literal([0, 1])).exactOptional(),
});
