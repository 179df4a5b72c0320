export interface Payload {
  text?: string;
}
export const PayloadSchema: z.ZodObject<
  {
    text: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$strict
> = z.strictObject({
  text: z.string().regex(linear(/^(a+)+$/u)).exactOptional(),
});
