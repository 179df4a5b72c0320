export interface PayloadOption1 {
  a: string;
  [key: string]: unknown;
}
const PayloadOption1Schema: z.ZodObject<
  {
    a: z.ZodString;
  },
  z.core.$loose
> = openObject({
  a: z.string(),
});

export interface PayloadOption2 {
  b: string;
  [key: string]: unknown;
}
const PayloadOption2Schema: z.ZodObject<
  {
    b: z.ZodString;
  },
  z.core.$loose
> = openObject({
  b: z.string(),
});

export type Payload = PayloadOption1 | PayloadOption2;
export const PayloadSchema: z.ZodUnion<readonly [typeof PayloadOption1Schema, typeof PayloadOption2Schema]> = anyOf([PayloadOption1Schema, PayloadOption2Schema]);
