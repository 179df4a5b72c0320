/** Where something is. */
export interface Place {
  name: string;
  [key: string]: unknown;
}
export const PlaceSchema: z.ZodObject<
  {
    name: z.ZodString;
  },
  z.core.$loose
> = openObject({
  name: z.string(),
});

export interface Payload {
  from: Place;
  to: Place;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    from: typeof PlaceSchema;
    to: typeof PlaceSchema;
  },
  z.core.$loose
> = openObject({
  from: PlaceSchema,
  to: PlaceSchema,
});
