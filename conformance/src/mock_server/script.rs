//! What a scripted MCP server answers, whatever carries it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::era;
use crate::fixture::{MockAnswer, MockServer, Redirect};

/// An MCP server with its script, as far as it has come.
#[derive(Debug)]
pub(crate) struct Engine {
    server: MockServer,
    /// How often each tool was called.
    calls: BTreeMap<String, usize>,
    /// How often it was asked what it speaks.
    asked: usize,
    /// How often it was asked for its tools.
    listed: usize,
    /// An answer that waits for that to the next request.
    late: Option<Box<Answer>>,
}

/// What to do with a message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// It was a notification.
    Nothing,
    /// Sends this response.
    Response(Value),
    /// Sends this response, as an event where the transport has them.
    Event(Value),
    /// Sends this error, over HTTP with this status.
    Refusal(u16, Value),
    /// Keeps this answer until the next request is answered.
    Late(Box<Answer>),
    /// Sends these bytes.
    Raw(Vec<u8>),
    /// Sends this many bytes that are not JSON.
    Flood(u64),
    /// Never answers.
    Silent,
    /// Ends with this status.
    Exit(i32),
    /// Answers with this status of HTTP.
    Status(u16),
    /// Ends the session.
    Expire,
    /// Answers with this status of HTTP and this `Location`.
    Redirect(Redirect),
}

impl Engine {
    pub(crate) const fn new(server: MockServer) -> Self {
        Self { server, calls: BTreeMap::new(), asked: 0, listed: 0, late: None }
    }

    /// What is done with a message of JSON-RPC, which over HTTP came with these headers: an answer, and the one that waited for it.
    pub(crate) fn answer(&mut self, message: &Value, headers: Option<&Map<String, Value>>) -> Vec<Answer> {
        let late = if message.get("id").is_some() { self.late.take() } else { None };
        let mut answers = match self.respond(message, headers) {
            Answer::Late(answer) => {
                self.late = Some(answer);
                Vec::new()
            }
            answer => vec![answer],
        };
        answers.extend(late.map(|answer| *answer));
        answers
    }

    fn respond(&mut self, message: &Value, headers: Option<&Map<String, Value>>) -> Answer {
        let Some(fields) = message.as_object() else {
            return Answer::Response(error(&Value::Null, -32600, "a message is an object"));
        };
        let Some(id) = fields.get("id") else { return Answer::Nothing };
        let nothing = Value::Null;
        let params = fields.get("params").unwrap_or(&nothing);
        let Some(method) = fields.get("method").and_then(Value::as_str) else {
            // A response to a request that this server never makes.
            let is_response = fields.contains_key("result") || fields.contains_key("error");
            let refusal = || Answer::Response(error(id, -32600, "a request has a method"));
            return if is_response { Answer::Nothing } else { refusal() };
        };
        if method == "server/discover"
            && let Some(answer) = self.server.discover.get(self.asked).or(self.server.discover.last())
        {
            self.asked = self.asked.saturating_add(1);
            return carry_out(answer, id, params, Clone::clone);
        }
        let is_modern = era::is_modern(&self.server, params);
        if let Some(refusal) = is_modern.then(|| era::refusal(&self.server, id, method, params, headers)).flatten() {
            return refusal;
        }
        match method {
            "server/discover" if is_modern => Answer::Response(result(id, &era::discovered(&self.server))),
            "initialize" if !is_modern => match &self.server.initialize {
                Some(answer) => carry_out(answer, id, params, Clone::clone),
                None => Answer::Response(result(id, &era::hello(&self.server, params))),
            },
            "ping" | "shutdown" if !is_modern => Answer::Response(result(id, &json!({}))),
            "tools/list" => self.list(id, params, is_modern),
            "tools/call" => self.call(id, params, is_modern),
            other => era::unknown(id, other, is_modern),
        }
    }

    fn list(&mut self, id: &Value, params: &Value, is_modern: bool) -> Answer {
        let page = |value: &Value| era::complete(value.clone(), is_modern);
        let Some(answer) = self.server.list.get(self.listed).or(self.server.list.last()) else {
            let tools = self.server.tools.keys().map(|name| json!({"name": name, "inputSchema": {"type": "object"}}));
            return Answer::Response(result(id, &page(&json!({"tools": tools.collect::<Vec<_>>()}))));
        };
        self.listed = self.listed.saturating_add(1);
        carry_out(answer, id, params, page)
    }

    fn call(&mut self, id: &Value, params: &Value, is_modern: bool) -> Answer {
        let name = params.get("name").and_then(Value::as_str).unwrap_or_default();
        let answers = self.server.tools.get(name).map_or(&[][..], Vec::as_slice);
        let Some(last) = answers.last() else {
            return Answer::Response(error(id, -32602, &format!("no tool `{name}`")));
        };
        let calls = self.calls.entry(name.to_owned()).or_default();
        let answer = answers.get(*calls).unwrap_or(last);
        *calls = calls.saturating_add(1);
        let arguments = params.get("arguments").cloned().unwrap_or_else(|| json!({}));
        carry_out(answer, id, &arguments, |value| era::complete(given(value), is_modern))
    }
}

/// Turns an answer of the script into what is sent; `wrap` makes a result of the value that is returned.
fn carry_out(answer: &MockAnswer, id: &Value, input: &Value, wrap: impl Fn(&Value) -> Value) -> Answer {
    match answer {
        MockAnswer::Return(value) => Answer::Response(result(id, &wrap(value))),
        MockAnswer::Result(value) => Answer::Response(result(id, value)),
        MockAnswer::Echo {} => Answer::Response(result(id, &wrap(input))),
        MockAnswer::IsError(text) => {
            let content = json!({"content": [{"type": "text", "text": text}], "isError": true});
            Answer::Response(result(id, &content))
        }
        MockAnswer::Error(message) => Answer::Response(error(id, -32000, message)),
        MockAnswer::Refuse(refusal) => {
            let mut response = error(id, refusal.code, &refusal.message);
            if let Some(data) = &refusal.data {
                response["error"]["data"] = data.clone();
            }
            Answer::Refusal(refusal.status.unwrap_or(200), response)
        }
        MockAnswer::Late(answer) => Answer::Late(Box::new(carry_out(answer, id, input, wrap))),
        MockAnswer::Garbage(text) => Answer::Raw(text.clone().into_bytes()),
        MockAnswer::Bytes(digits) => match crate::hex::read(digits) {
            Some(bytes) => Answer::Raw(bytes),
            // The loader refuses such a fixture; a script from elsewhere is answered with what is wrong with it.
            None => Answer::Response(error(id, -32603, "the bytes of the script are not hexadecimal")),
        },
        MockAnswer::Flood(length) => Answer::Flood(*length),
        MockAnswer::WrongId {} => Answer::Response(result(&json!("never-asked-for"), &wrap(&json!({})))),
        MockAnswer::Silent {} => Answer::Silent,
        MockAnswer::Exit(status) => Answer::Exit(*status),
        MockAnswer::Status(status) => Answer::Status(*status),
        MockAnswer::Expire {} => Answer::Expire,
        MockAnswer::Redirect(redirect) => Answer::Redirect(redirect.clone()),
        MockAnswer::Events(value) => Answer::Event(result(id, &wrap(value))),
    }
}

/// The result of a tool that gives a value: as JSON in a text, and as it is where MCP has room for it.
fn given(value: &Value) -> Value {
    let mut given = json!({"content": [{"type": "text", "text": value.to_string()}], "isError": false});
    if value.is_object() {
        given["structuredContent"] = value.clone();
    }
    given
}

fn result(id: &Value, result: &Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "result": result})
}

pub(super) fn error(id: &Value, code: i64, message: &str) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn engine(server: &Value) -> Engine {
        let mut fields = json!({"transport": "stdio"});
        for (name, value) in server.as_object().expect("an object") {
            fields[name] = value.clone();
        }
        Engine::new(serde_json::from_value(fields).expect("a mock server"))
    }

    fn ask(engine: &mut Engine, method: &str, params: &Value) -> Answer {
        only(engine.answer(&json!({"jsonrpc": "2.0", "id": 7, "method": method, "params": params}), None))
    }

    fn only(answers: Vec<Answer>) -> Answer {
        let [answer] = answers.try_into().expect("one answer");
        answer
    }

    fn response(answer: Answer) -> Value {
        let (Answer::Response(response) | Answer::Refusal(_, response)) = answer else {
            panic!("a response: {answer:?}")
        };
        assert_eq!((&response["jsonrpc"], &response["id"]), (&json!("2.0"), &json!(7)));
        response
    }

    #[test]
    fn a_server_without_a_script_is_sound() {
        let mut engine = engine(&json!({}));
        let hello = response(ask(&mut engine, "initialize", &json!({"protocolVersion": "2024-11-05"})));
        assert_eq!(hello["result"]["protocolVersion"], "2024-11-05");
        assert_eq!(response(ask(&mut engine, "ping", &json!({})))["result"], json!({}));
        assert_eq!(response(ask(&mut engine, "tools/list", &json!({})))["result"], json!({"tools": []}));
        assert_eq!(response(ask(&mut engine, "tools/call", &json!({"name": "a"})))["error"]["code"], -32602);
        assert_eq!(response(ask(&mut engine, "other", &json!({})))["error"]["code"], -32601);
        assert_eq!(only(engine.answer(&json!({"method": "notifications/initialized"}), None)), Answer::Nothing);
        assert_eq!(only(engine.answer(&json!({"id": 1, "result": {}}), None)), Answer::Nothing);
        let Answer::Response(refused) = only(engine.answer(&json!([]), None)) else { panic!("a response") };
        assert_eq!(refused["error"]["code"], -32600);
    }

    #[test]
    fn answers_are_used_up_and_the_last_one_stays() {
        let mut engine = engine(&json!({"tools": {"t": [{"return": 1}, {"return": {"a": 2}}]}}));
        let mut call = || response(ask(&mut engine, "tools/call", &json!({"name": "t"})))["result"].clone();
        assert_eq!(call(), json!({"content": [{"type": "text", "text": "1"}], "isError": false}));
        let structured = json!({"content": [{"type": "text", "text": "{\"a\":2}"}], "isError": false, "structuredContent": {"a": 2}});
        assert_eq!(call(), structured);
        assert_eq!(call(), structured);
    }

    #[test]
    fn each_answer_does_what_it_says() {
        let tools = json!({"tools": {
            "echo": [{"echo": {}}], "is_error": [{"is_error": "no"}], "error": [{"error": "bad"}], "garbage": [{"garbage": "{"}],
            "bytes": [{"bytes": "ff00"}], "flood": [{"flood": 9}], "wrong": [{"wrong_id": {}}], "silent": [{"silent": {}}],
            "exit": [{"exit": 3}], "status": [{"status": 500}], "events": [{"events": 1}],
            "redirect": [{"redirect": {"status": 307, "to": "/moved"}}],
            "result": [{"result": {"structuredContent": null}}], "expire": [{"expire": {}}],
        }});
        let mut engine = engine(&tools);
        let mut call = |name: &str| ask(&mut engine, "tools/call", &json!({"name": name, "arguments": {"x": [1]}}));
        assert_eq!(response(call("echo"))["result"]["structuredContent"], json!({"x": [1]}));
        let is_error = json!({"content": [{"type": "text", "text": "no"}], "isError": true});
        assert_eq!(response(call("is_error"))["result"], is_error);
        assert_eq!(response(call("error"))["error"], json!({"code": -32000, "message": "bad"}));
        assert_eq!(call("garbage"), Answer::Raw(b"{".to_vec()));
        assert_eq!(call("bytes"), Answer::Raw(vec![255, 0]));
        assert_eq!(call("flood"), Answer::Flood(9));
        assert!(matches!(call("wrong"), Answer::Response(response) if response["id"] == "never-asked-for"));
        assert_eq!(call("silent"), Answer::Silent);
        assert_eq!(call("exit"), Answer::Exit(3));
        assert_eq!(call("status"), Answer::Status(500));
        assert_eq!(call("redirect"), Answer::Redirect(Redirect { status: 307, to: "/moved".to_owned() }));
        assert!(matches!(call("events"), Answer::Event(response) if response["id"] == 7));
        assert_eq!(response(call("result"))["result"], json!({"structuredContent": null}));
        assert_eq!(call("expire"), Answer::Expire);
    }

    #[test]
    fn tools_are_listed_by_its_script() {
        let mut plain = engine(&json!({"tools": {"t": [{"return": 1}]}}));
        let tools = json!({"tools": [{"name": "t", "inputSchema": {"type": "object"}}]});
        assert_eq!(response(ask(&mut plain, "tools/list", &json!({})))["result"], tools);
        let pages = json!([{"return": {"tools": [], "nextCursor": "2"}}, {"refuse": {"code": -32602}}]);
        let mut scripted = engine(&json!({"list": pages}));
        let mut list = || response(ask(&mut scripted, "tools/list", &json!({})));
        assert_eq!(list()["result"], json!({"tools": [], "nextCursor": "2"}));
        assert_eq!((&list()["error"]["code"], &list()["error"]["code"]), (&json!(-32602), &json!(-32602)));
    }

    #[test]
    fn what_it_speaks_is_answered_by_era_and_script() {
        let mut legacy = engine(&json!({}));
        assert_eq!(response(ask(&mut legacy, "server/discover", &json!({})))["error"]["code"], -32601);
        let modern = json!({"era": "modern", "tools": {"t": [{"return": 1}]}});
        let mut modern = engine(&modern);
        let meta = json!({
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {},
        });
        let discovered = response(ask(&mut modern, "server/discover", &json!({"_meta": meta})));
        assert_eq!(discovered["result"]["supportedVersions"], json!(["2026-07-28"]));
        let called = response(ask(&mut modern, "tools/call", &json!({"name": "t", "_meta": meta})));
        assert_eq!(called["result"]["resultType"], "complete");
        assert_eq!(response(ask(&mut modern, "initialize", &json!({})))["error"]["code"], -32602);
        assert_eq!(response(ask(&mut modern, "ping", &json!({"_meta": meta})))["error"]["code"], -32601);
    }

    #[test]
    fn a_late_answer_comes_after_the_next_one() {
        let late =
            json!({"discover": [{"late": {"refuse": {"code": -32022, "data": {"supported": []}, "status": 400}}}]});
        let mut engine = engine(&late);
        let mut answers = |id, method| engine.answer(&json!({"jsonrpc": "2.0", "id": id, "method": method}), None);
        assert_eq!(answers(1, "server/discover"), []);
        let mut answers = answers(2, "ping").into_iter();
        assert!(matches!(answers.next(), Some(Answer::Response(response)) if response["id"] == 2));
        assert!(matches!(answers.next(), Some(Answer::Refusal(400, response)) if response["id"] == 1));
        assert_eq!(answers.next(), None);
    }

    #[test]
    fn initialize_may_go_wrong() {
        let mut scripted = engine(&json!({"initialize": {"return": {"protocolVersion": 1}}}));
        assert_eq!(response(ask(&mut scripted, "initialize", &json!({})))["result"], json!({"protocolVersion": 1}));
        let mut exits = engine(&json!({"initialize": {"exit": 1}}));
        assert_eq!(ask(&mut exits, "initialize", &json!({})), Answer::Exit(1));
    }
}
