export interface Payload {
  street?: string;
  city?: string;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    street: z.ZodExactOptional<z.ZodString>;
    city: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$loose
> = openObject({
  street: z.string().exactOptional(),
  city: z.string().exactOptional(),
}).check(holds({ dependentRequired: { street: ["city"] } }));
