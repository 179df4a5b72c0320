/**
 * It ends a comment: *\/ and goes on.
 *
 *     code
 *
 * - a list with [a link] and <html>
 */
export interface Payload {
  /**
   * A reserved word.
   *
   * @deprecated
   */
  type?: string;
  /** Not ASCII. */
  "größe"?: string;
  /** A digit first. */
  "3d"?: boolean;
}
export const PayloadSchema: z.ZodObject<
  {
    type: z.ZodExactOptional<z.ZodString>;
    "größe": z.ZodExactOptional<z.ZodString>;
    "3d": z.ZodExactOptional<z.ZodBoolean>;
  },
  z.core.$strict
> = z.strictObject({
  type: z.string().exactOptional(),
  "größe": z.string().exactOptional(),
  "3d": z.boolean().exactOptional(),
});
