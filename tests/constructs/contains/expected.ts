export type Payload = number[];
export const PayloadSchema: z.ZodArray<z.ZodNumber> = z.array(integer()).check(holds({ contains: { const: 0 }, maxContains: 2 }));
