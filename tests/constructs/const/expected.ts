export type PayloadKind = "point";
const PayloadKindSchema: z.ZodLiteral<PayloadKind> = constant("point");

export interface Payload {
  version: 1;
  kind: PayloadKind;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    version: z.ZodLiteral<1>;
    kind: typeof PayloadKindSchema;
  },
  z.core.$loose
> = openObject({
  version: constant(1),
  kind: PayloadKindSchema,
});
