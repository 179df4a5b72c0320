export type Payload = [string, number];
export const PayloadSchema: z.ZodTuple<[z.ZodString, z.ZodNumber], null> = tuple([z.string(), integer()]);
