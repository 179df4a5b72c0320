export interface Payload {
  type?: string;
  "2fast"?: string;
  "grüße"?: string;
  "a-b"?: string;
  a_b?: string;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    type: z.ZodExactOptional<z.ZodString>;
    "2fast": z.ZodExactOptional<z.ZodString>;
    "grüße": z.ZodExactOptional<z.ZodString>;
    "a-b": z.ZodExactOptional<z.ZodString>;
    a_b: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$loose
> = openObject({
  type: z.string().exactOptional(),
  "2fast": z.string().exactOptional(),
  "grüße": z.string().exactOptional(),
  "a-b": z.string().exactOptional(),
  a_b: z.string().exactOptional(),
});
