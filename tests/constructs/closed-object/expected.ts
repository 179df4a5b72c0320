/** A point on a map. */
export interface Payload {
  /** East of the origin. */
  x: number;
  y: number;
}
export const PayloadSchema: z.ZodObject<
  {
    x: z.ZodNumber;
    y: z.ZodNumber;
  },
  z.core.$strict
> = z.strictObject({
  x: number(),
  y: number(),
});
