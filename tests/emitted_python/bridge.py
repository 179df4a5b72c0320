"""Types of the contract as fields of pydantic models and bodies of FastAPI."""

from typing import Annotated

import pydantic
from fastapi import FastAPI
from fastapi.testclient import TestClient
from spec import ValidationError
from spec.tool_v1 import (
    ExecuteInput,
    ExecuteOutput,
    GetSchemaOutput,
    GetSchemaOutputCodec,
)


class Call(pydantic.BaseModel):
    payload: ExecuteInput
    answers: list[ExecuteOutput] = []
    functions: Annotated[GetSchemaOutput, GetSchemaOutputCodec] = []


payload = {"function": "f", "args": {"a": [1, None]}}
document = {"payload": payload, "answers": [{"result": 1, "more": 2}], "functions": []}
call = Call.model_validate(document)
assert call.payload == ExecuteInput.from_value(payload)
assert call.model_dump() == document
assert Call.model_validate_json(call.model_dump_json()) == call
assert Call(payload=call.payload).payload is call.payload

wrong = {"function": 1, "x{y}": 2}
try:
    ExecuteInput.from_value(wrong)
except ValidationError as error:
    own = sorted(problem.message for problem in error.problems)
try:
    Call.model_validate({"payload": wrong, "functions": [{"name": "A"}]})
except pydantic.ValidationError as error:
    found = {(each["loc"], each["msg"]) for each in error.errors()}
    assert sorted(msg for loc, msg in found if loc[0] == "payload") == own
    assert (("payload", "function"), "must be a string") in found
    assert (("functions", 0, "name"), "must match /^[a-z][a-z0-9_]*$/") in found
else:
    raise AssertionError

app = FastAPI()


@app.post("/execute")
def execute(body: ExecuteInput) -> ExecuteOutput:
    return ExecuteOutput(result=body.function)


client = TestClient(app)
answer = client.post("/execute", json=payload)
assert (answer.status_code, answer.json()) == (200, {"result": "f"})
answer = client.post("/execute", json=wrong)
assert answer.status_code == 422
assert ["body", "function"] in [each["loc"] for each in answer.json()["detail"]]
