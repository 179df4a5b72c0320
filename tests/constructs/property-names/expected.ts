export interface Payload {
  [key: string]: boolean;
}
export const PayloadSchema: z.ZodRecord<z.ZodString, z.ZodBoolean> = map(z.boolean()).check(holds({ propertyNames: { pattern: "^[a-z]+$" } }));
