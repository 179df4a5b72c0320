export interface Payload {
  retries?: number;
  label?: string;
}
export const PayloadSchema: z.ZodObject<
  {
    retries: Defaulted<z.ZodNumber>;
    label: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$strict
> = z.strictObject({
  retries: defaulted(integer(), 3),
  label: z.string().exactOptional(),
});
