export interface Payload {
  at?: string;
  mail?: string;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    at: z.ZodExactOptional<z.ZodString>;
    mail: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$loose
> = openObject({
  at: z.string().check(format("date-time")).exactOptional(),
  mail: z.string().check(format("email")).exactOptional(),
});
