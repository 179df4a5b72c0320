export type Name = string;
export const NameSchema: z.ZodString = z.string().regex(/^[a-z]+$/u);

export interface Payload {
  short?: Name;
}
export const PayloadSchema: z.ZodObject<
  {
    short: z.ZodExactOptional<typeof NameSchema>;
  },
  z.core.$strict
> = z.strictObject({
  short: NameSchema.check(holds({ maxLength: 8 })).exactOptional(),
});
