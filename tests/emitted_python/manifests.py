"""Reads rows from stdin and prints for each what the manifest in it is."""

import json
import sys

from spec import ValidationError, parse_manifest, parse_manifest_json

for line in sys.stdin:
    row = json.loads(line)
    parse = parse_manifest if row["is_toml"] else parse_manifest_json
    try:
        answer = {"manifest": parse(bytes(row["bytes"])).to_value()}
    except ValidationError as error:
        answer = {"problems": [str(problem) for problem in error.problems]}
    print(json.dumps(answer))
