export interface Payload {
  unsigned?: number;
  signed?: number;
  beyond?: number;
}
export const PayloadSchema: z.ZodObject<
  {
    unsigned: z.ZodExactOptional<z.ZodNumber>;
    signed: z.ZodExactOptional<z.ZodNumber>;
    beyond: z.ZodExactOptional<z.ZodNumber>;
  },
  z.core.$strict
> = z.strictObject({
  unsigned: integer().min(0).exactOptional(),
  signed: integer().exactOptional(),
  beyond: integer().check(bound("maximum", "9007199254740993")).exactOptional(),
});
