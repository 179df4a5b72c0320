export interface Payload {
  card?: string;
  holder?: string;
}
export const PayloadSchema: z.ZodObject<
  {
    card: z.ZodExactOptional<z.ZodString>;
    holder: z.ZodExactOptional<z.ZodString>;
  },
  z.core.$strict
> = z.strictObject({
  card: z.string().exactOptional(),
  holder: z.string().exactOptional(),
}).check(holds({ dependentSchemas: { card: { required: ["holder"] } } }));
