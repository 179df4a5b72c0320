export interface Payload {
  nothing?: null;
  never?: never;
  anything?: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    nothing: z.ZodExactOptional<z.ZodNull>;
    never: z.ZodExactOptional<z.ZodNever>;
    anything: z.ZodExactOptional<z.ZodUnknown>;
  },
  z.core.$strict
> = z.strictObject({
  nothing: z.null().exactOptional(),
  never: z.never().exactOptional(),
  anything: json().exactOptional(),
});
