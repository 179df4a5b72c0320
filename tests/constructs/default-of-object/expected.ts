export interface PayloadRetry {
  times?: number;
  after?: number;
}
const PayloadRetrySchema: z.ZodObject<
  {
    times: Defaulted<z.ZodNumber>;
    after: Defaulted<z.ZodNumber>;
  },
  z.core.$strict
> = z.strictObject({
  times: defaulted(integer(), 3),
  after: defaulted(number(), 0.5),
});

export interface Payload {
  retry?: PayloadRetry;
  tags?: string[];
}
export const PayloadSchema: z.ZodObject<
  {
    retry: Defaulted<typeof PayloadRetrySchema>;
    tags: Defaulted<z.ZodArray<z.ZodString>>;
  },
  z.core.$strict
> = z.strictObject({
  retry: defaulted(PayloadRetrySchema, { times: 1 }),
  tags: defaulted(z.array(z.string()), ["a", "b"]),
});
