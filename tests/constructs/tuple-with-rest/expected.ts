export interface Payload {
  path?: ["M", number, ...number[]];
}
export const PayloadSchema: z.ZodObject<
  {
    path: z.ZodExactOptional<z.ZodTuple<[z.ZodLiteral<"M">, z.ZodNumber], z.ZodNumber>>;
  },
  z.core.$strict
> = z.strictObject({
  path: tuple([constant("M"), number()], { rest: number(), maxItems: 5 }).exactOptional(),
});
