support::json_schema! {
    Payload,
    r##"{
  "description": "`Ticks`, \"quotes\" and \\.",
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
}"##
}
