export interface Payload {
  country?: string;
  state?: string;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    country: z.ZodExactOptional<z.ZodString>;
    state: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$loose
> = openObject({
  country: z.string().exactOptional(),
  state: z.string().exactOptional(),
}).check(holds({
  if: { required: ["country"], properties: { country: { const: "US" } } },
  ifSo: { required: ["state"] },
}));
