export interface Payload {
  share?: number;
  price?: number;
  huge?: number;
}
export const PayloadSchema: z.ZodObject<
  {
    share: z.ZodExactOptional<z.ZodNumber>;
    price: z.ZodExactOptional<z.ZodNumber>;
    huge: z.ZodExactOptional<z.ZodNumber>;
  },
  z.core.$strict
> = z.strictObject({
  share: number().min(0).lt(1).exactOptional(),
  price: number().check(multipleOf(0.01)).exactOptional(),
  huge: number().max(1e+300).exactOptional(),
});
