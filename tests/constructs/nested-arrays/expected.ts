export interface Payload {
  matrix?: number[][];
  tables?: ({ [key: string]: number | null })[];
}
export const PayloadSchema: z.ZodObject<
  {
    matrix: z.ZodExactOptional<z.ZodArray<z.ZodArray<z.ZodNumber>>>;
    tables: z.ZodExactOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodNullable<z.ZodNumber>>>>;
  },
  z.core.$strict
> = z.strictObject({
  matrix: z.array(z.array(integer()).min(2)).exactOptional(),
  tables: z.array(map(nullable(number()))).exactOptional(),
});
