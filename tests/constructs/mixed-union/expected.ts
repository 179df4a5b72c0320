export interface PayloadCard {
  method: "card";
  version: "1";
  number: string;
  [key: string]: unknown;
}
const PayloadCardSchema: z.ZodObject<
  {
    method: z.ZodLiteral<"card">;
    version: z.ZodLiteral<"1">;
    number: z.ZodString;
  },
  z.core.$loose
> = openObject({
  method: constant("card"),
  version: constant("1"),
  number: z.string(),
});

export interface PayloadSepa {
  method: "sepa";
  version: "1";
  iban: string;
  [key: string]: unknown;
}
const PayloadSepaSchema: z.ZodObject<
  {
    method: z.ZodLiteral<"sepa">;
    version: z.ZodLiteral<"1">;
    iban: z.ZodString;
  },
  z.core.$loose
> = openObject({
  method: constant("sepa"),
  version: constant("1"),
  iban: z.string(),
});

/** token */
export interface PayloadToken {
  token: string;
  [key: string]: unknown;
}
const PayloadTokenSchema: z.ZodObject<
  {
    token: z.ZodString;
  },
  z.core.$loose
> = openObject({
  token: z.string(),
});

export type Payload = PayloadCard | PayloadSepa | PayloadToken | string;
export const PayloadSchema: z.ZodUnion<readonly [
  typeof PayloadCardSchema,
  typeof PayloadSepaSchema,
  typeof PayloadTokenSchema,
  z.ZodString,
]> = oneOf([
  PayloadCardSchema,
  PayloadSepaSchema,
  PayloadTokenSchema,
  z.string(),
]);
