export interface Payload {
  anything: unknown;
  nothing?: never;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    anything: z.ZodUnknown;
    nothing: z.ZodExactOptional<z.ZodNever>;
  },
  z.core.$loose
> = openObject({
  anything: json(),
  nothing: z.never().exactOptional(),
});
