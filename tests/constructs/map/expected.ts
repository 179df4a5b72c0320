export interface Payload {
  [key: string]: number;
}
export const PayloadSchema: z.ZodRecord<z.ZodString, z.ZodNumber> = map(integer());
