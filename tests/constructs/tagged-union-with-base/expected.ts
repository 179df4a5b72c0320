export type PayloadEventStartKind = "start";
const PayloadEventStartKindSchema: z.ZodLiteral<PayloadEventStartKind> = constant("start");

export interface PayloadEventStart {
  kind: PayloadEventStartKind;
  at: string;
  [key: string]: unknown;
}
export const PayloadEventStartSchema: z.ZodObject<
  {
    kind: typeof PayloadEventStartKindSchema;
    at: z.ZodString;
  },
  z.core.$loose
> = openObject({
  kind: PayloadEventStartKindSchema,
  at: z.string().check(format("date-time")),
});

export type PayloadEventEndKind = "end";
const PayloadEventEndKindSchema: z.ZodLiteral<PayloadEventEndKind> = constant("end");

export interface PayloadEventEnd {
  kind: PayloadEventEndKind;
  code: number;
  at: string;
  [key: string]: unknown;
}
export const PayloadEventEndSchema: z.ZodObject<
  {
    kind: typeof PayloadEventEndKindSchema;
    code: z.ZodNumber;
    at: z.ZodString;
  },
  z.core.$loose
> = openObject({
  kind: PayloadEventEndKindSchema,
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
