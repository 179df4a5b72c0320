export interface Payload {
  id: string;
  [key: string]: number | string;
}
export const PayloadSchema: z.ZodObject<
  {
    id: z.ZodString;
  },
  OtherKeys<number | string>
> = openObject({
  id: z.string(),
}, integer().min(0));
