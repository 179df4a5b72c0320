/** The JSON Schema of each payload, with all that it refers to below `$defs`. Each call makes it anew. */
export const JSON_SCHEMAS: {
  readonly Payload: () => JsonSchemaObject;
} = {
  Payload: () => ({
    description: "`Ticks`, \"quotes\" and \\.",
    type: "object",
    required: ["size"],
    properties: {
      size: { $ref: "#/$defs/Size" },
      tags: { type: "array", items: { type: "string", pattern: "^\\w+$" } },
    },
    additionalProperties: false,
    $defs: { Size: { type: "integer", minimum: 1 } },
  }),
};
