export type Payload = string[];
export const PayloadSchema: z.ZodArray<z.ZodString> = z.array(z.string()).min(1).check(maxItems(10), uniqueItems());
