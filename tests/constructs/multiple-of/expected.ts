export type Payload = number;
export const PayloadSchema: z.ZodNumber = z.number().check(multipleOf(0.01));
