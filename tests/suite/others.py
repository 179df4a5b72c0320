"""Ask what datamodel-code-generator makes of the suite's schemas about the suite's documents.

Its input is a line for each group: `{"schema": …, "tests": [{"data": …, "valid": …}]}`. It prints the counts of
each sort of model as a line of JSON.
"""

import json
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from types import ModuleType
from typing import Any

import msgspec
import pydantic
from datamodel_code_generator import InputFileType, generate
from datamodel_code_generator.enums import DataModelType

MODEL = "Document"

Reader = Callable[[str], object]
"""Reads a document; what it raises is a refusal."""


def with_pydantic(model: Any) -> Reader:
    return pydantic.TypeAdapter(model).validate_json


def with_msgspec(model: Any) -> Reader:
    return msgspec.json.Decoder(model).decode


SORTS: dict[str, tuple[DataModelType, Callable[[Any], Reader]]] = {
    "datamodel-code-generator, pydantic": (DataModelType.PydanticV2BaseModel, with_pydantic),
    "datamodel-code-generator, msgspec": (DataModelType.MsgspecStruct, with_msgspec),
}


def reader(schema: object, kind: DataModelType, read: Callable[[Any], Reader]) -> Reader:
    """Generate a model and load it. It raises whatever the generator or Python does."""
    code = generate(
        json.dumps(schema),
        input_file_type=InputFileType.JsonSchema,
        output_model_type=kind,
        class_name=MODEL,
        formatters=[],
    )
    assert isinstance(code, str)
    module = ModuleType("generated")
    sys.modules["generated"] = module
    exec(compile(code, "generated", "exec"), module.__dict__)
    return read(getattr(module, MODEL))


def verdict(read: Reader, text: str) -> bool:
    try:
        read(text)
    except Exception:  # noqa: BLE001
        return False
    return True


def count(groups: list[Any], kind: DataModelType, read: Callable[[Any], Reader]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group in groups:
        tests = group["tests"]
        try:
            model = reader(group["schema"], kind, read)
        except Exception:  # noqa: BLE001
            counts["not_generated"] += len(tests)
            continue
        for test in tests:
            said = verdict(model, json.dumps(test["data"]))
            if said == test["valid"]:
                counts["agreed"] += 1
            else:
                counts["wrongly_accepted" if said else "wrongly_refused"] += 1
    return counts


def main() -> None:
    warnings.simplefilter("ignore")
    groups = [json.loads(line) for line in sys.stdin]
    for name, (kind, read) in SORTS.items():
        print(json.dumps({"name": name, **count(groups, kind, read)}))


main()
