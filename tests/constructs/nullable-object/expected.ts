export interface PayloadAddress {
  city: string;
}
const PayloadAddressSchema: z.ZodObject<
  {
    city: z.ZodString;
  },
  z.core.$strict
> = z.strictObject({
  city: z.string(),
});

export type PayloadMode = "fast" | "slow";
const PayloadModeSchema: z.ZodEnum<{ [Value in PayloadMode]: Value }> = z.enum(["fast", "slow"]);

export interface Payload {
  address: PayloadAddress | null;
  mode?: PayloadMode | null;
}
export const PayloadSchema: z.ZodObject<
  {
    address: z.ZodNullable<typeof PayloadAddressSchema>;
    mode: z.ZodExactOptional<z.ZodNullable<typeof PayloadModeSchema>>;
  },
  z.core.$strict
> = z.strictObject({
  address: nullable(PayloadAddressSchema),
  mode: nullable(PayloadModeSchema).exactOptional(),
});
