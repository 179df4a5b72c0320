export interface Payload {
  version: 1;
  kind: "point";
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    version: z.ZodLiteral<1>;
    kind: z.ZodLiteral<"point">;
  },
  z.core.$loose
> = openObject({
  version: constant(1),
  kind: constant("point"),
});
