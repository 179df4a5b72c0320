// PayloadJSONSchema returns the JSON Schema of Payload, with all that it refers to below $defs.
func PayloadJSONSchema() json.RawMessage {
	return json.RawMessage(`{
  "description": "\u0060Ticks\u0060, \"quotes\" and \\.",
  "type": "object",
  "required": [
    "size"
  ],
  "properties": {
    "size": {
      "$ref": "#/$defs/Size"
    },
    "tags": {
      "type": "array",
      "items": {
        "type": "string",
        "pattern": "^\\w+$"
      }
    }
  },
  "additionalProperties": false,
  "$defs": {
    "Size": {
      "type": "integer",
      "minimum": 1
    }
  }
}`)
}
