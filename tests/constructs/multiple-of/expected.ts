export type Payload = number;
export const PayloadSchema: z.ZodNumber = number().check(multipleOf(0.01));
