export interface Payload {
  name: string;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    name: z.ZodString;
  },
  z.core.$loose
> = openObject({
  name: z.string(),
});
