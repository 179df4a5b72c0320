export type Payload = number;
export const PayloadSchema: z.ZodNumber = integer().min(1).max(100);
