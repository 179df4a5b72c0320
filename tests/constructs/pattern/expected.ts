export type Payload = string;
export const PayloadSchema: z.ZodString = z.string().regex(/^[a-z][a-z0-9_]*$/u).check(maxLength(64));
