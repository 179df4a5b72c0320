export type PayloadPathItem1 = "M";
const PayloadPathItem1Schema: z.ZodLiteral<PayloadPathItem1> = constant("M");

export interface Payload {
  path?: [PayloadPathItem1, number, ...number[]];
}
export const PayloadSchema: z.ZodObject<
  {
    path: z.ZodExactOptional<z.ZodTuple<[typeof PayloadPathItem1Schema, z.ZodNumber], z.ZodNumber>>;
  },
  z.core.$strict
> = z.strictObject({
  path: tuple([PayloadPathItem1Schema, number()], { rest: number(), maxItems: 5 }).exactOptional(),
});
