export interface Payload {
  labels?: { [key: string]: string };
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    labels: z.ZodExactOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
  },
  z.core.$loose
> = openObject({
  labels: map(z.string(), { minProperties: 1, maxProperties: 3 }).exactOptional(),
}, json(), { minProperties: 1 });
