/** How urgent it is. */
export type Payload = "low" | "normal" | "high";
export const PayloadSchema: z.ZodEnum<{ [Value in Payload]: Value }> = z.enum(["low", "normal", "high"]);
