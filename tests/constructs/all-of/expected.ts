/** Circle */
export interface Payload {
  id: string;
  radius: number;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    id: z.ZodString;
    radius: z.ZodNumber;
  },
  z.core.$loose
> = openObject({
  id: z.string(),
  radius: number().min(0),
});
