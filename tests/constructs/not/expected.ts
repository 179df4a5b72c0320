export type Payload = string;
export const PayloadSchema: z.ZodString = z.string().check(holds({ not: { enum: ["root", "admin"] } }));
