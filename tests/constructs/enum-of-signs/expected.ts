export type PayloadOperator =
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "->"
  | "&&"
  | ""
  | " "
  | "-1"
  | "in";
const PayloadOperatorSchema: z.ZodEnum<{ [Value in PayloadOperator]: Value }> = z.enum([
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "+",
  "-",
  "*",
  "->",
  "&&",
  "",
  " ",
  "-1",
  "in",
]);

export type PayloadClose = "=" | "eq" | "≤" | "<=";
const PayloadCloseSchema: z.ZodEnum<{ [Value in PayloadClose]: Value }> = z.enum(["=", "eq", "≤", "<="]);

export interface Payload {
  operator?: PayloadOperator;
  close?: PayloadClose;
  mixed?: "<=" | -1 | 1.5;
}
export const PayloadSchema: z.ZodObject<
  {
    operator: z.ZodExactOptional<typeof PayloadOperatorSchema>;
    close: z.ZodExactOptional<typeof PayloadCloseSchema>;
    mixed: z.ZodExactOptional<z.ZodLiteral<"<=" | -1 | 1.5>>;
  },
  z.core.$strict
> = z.strictObject({
  operator: PayloadOperatorSchema.exactOptional(),
  close: PayloadCloseSchema.exactOptional(),
  mixed: z.literal(["<=", -1, 1.5]).exactOptional(),
});
