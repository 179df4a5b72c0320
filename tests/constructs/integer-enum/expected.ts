export type Payload = 1 | 2 | 3;
export const PayloadSchema: z.ZodLiteral<Payload> = z.literal([1, 2, 3]);
