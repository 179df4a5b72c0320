export interface PayloadEventStart {
  kind: "start";
  at: string;
  [key: string]: unknown;
}
const PayloadEventStartSchema: z.ZodObject<
  {
    kind: z.ZodLiteral<"start">;
    at: z.ZodString;
  },
  z.core.$loose
> = openObject({
  kind: constant("start"),
  at: z.string().check(format("date-time")),
});

export interface PayloadEventEnd {
  kind: "end";
  code: number;
  at: string;
  [key: string]: unknown;
}
const PayloadEventEndSchema: z.ZodObject<
  {
    kind: z.ZodLiteral<"end">;
    code: z.ZodNumber;
    at: z.ZodString;
  },
  z.core.$loose
> = openObject({
  kind: constant("end"),
  code: integer(),
  at: z.string().check(format("date-time")),
});

export type PayloadEvent = PayloadEventStart | PayloadEventEnd;
const PayloadEventSchema: z.ZodDiscriminatedUnion<[
  typeof PayloadEventStartSchema,
  typeof PayloadEventEndSchema,
], "kind"> = z.discriminatedUnion("kind", [PayloadEventStartSchema, PayloadEventEndSchema], { error: ONE_OF });

export interface Payload {
  id?: string;
  event?: PayloadEvent;
}
export const PayloadSchema: z.ZodObject<
  {
    id: z.ZodExactOptional<z.ZodString>;
    event: z.ZodExactOptional<typeof PayloadEventSchema>;
  },
  z.core.$strict
> = z.strictObject({
  id: z.string().exactOptional(),
  event: PayloadEventSchema.exactOptional(),
});
