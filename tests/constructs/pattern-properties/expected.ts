export interface Payload {
  [key: string]: string;
}
export const PayloadSchema: z.ZodRecord<z.ZodString, z.ZodString> = map(z.string()).check(holds({
  patternProperties: { "^x-": true },
  additionalProperties: false,
}));
