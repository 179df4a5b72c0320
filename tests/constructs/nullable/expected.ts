export interface Payload {
  note: string | null;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    note: z.ZodNullable<z.ZodString>;
  },
  z.core.$loose
> = openObject({
  note: nullable(z.string()),
});
