export interface Payload {
  code: string;
  name?: string;
}
export const PayloadSchema: z.ZodObject<
  {
    code: z.ZodString;
    name: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$strict
> = z.strictObject({
  code: z.string().check(minLength(2), maxLength(4)),
  name: z.string().min(1).exactOptional(),
});
