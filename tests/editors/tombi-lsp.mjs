// Asks the language server of tombi: `node tombi-lsp.mjs FOLDER QUESTIONS` prints the answers as a JSON list.
// FOLDER holds a tombi.toml; a question is `{ask: "hover" | "complete", text}`, where `|` in the text is the cursor.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [folder, questionsPath] = process.argv.slice(2);
const tombi = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/.bin/tombi');
const server = spawn(tombi, ['lsp', '--offline'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });

let buffer = Buffer.alloc(0);
const waiting = new Map();
let lastId = 0;
const send = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
};
const request = (method, params) =>
  new Promise((resolve, reject) => {
    const id = ++lastId;
    waiting.set(id, { resolve, reject });
    send({ id, method, params });
  });
server.stdout.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
    buffer = buffer.subarray(end + 4 + length);
    if (message.method && message.id !== undefined) {
      const items = message.params?.items;
      send({ id: message.id, result: items ? items.map(() => null) : null });
    } else if (waiting.has(message.id)) {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
  }
});

const plain = (content) => (typeof content === 'object' && !Array.isArray(content) ? content.value : [content].flat().join('\n'));
const root = pathToFileURL(folder).href;
const markdown = { contentFormat: ['markdown'] };
await request('initialize', {
  processId: process.pid,
  rootUri: root,
  workspaceFolders: [{ uri: root, name: 'root' }],
  capabilities: {
    textDocument: {
      hover: markdown,
      completion: { completionItem: { documentationFormat: ['markdown'], snippetSupport: true } },
    },
  },
});
send({ method: 'initialized', params: {} });

// The server takes in documents and schemas while it answers: an empty answer may be an early one.
async function patiently(method, where, empty) {
  for (let attempt = 0; ; attempt += 1) {
    const result = await request(method, where);
    if (!empty(result) || attempt === 20) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const answers = [];
let version = 0;
for (const { ask, text } of JSON.parse(readFileSync(questionsPath, 'utf8'))) {
  const cursor = text.indexOf('|');
  const source = text.slice(0, cursor) + text.slice(cursor + 1);
  const before = source.slice(0, cursor).split('\n');
  const position = { line: before.length - 1, character: before.at(-1).length };
  version += 1;
  const uri = `${root}/question-${version}.toml`;
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'toml', version, text: source } } });
  const where = { textDocument: { uri }, position };
  if (ask === 'hover') {
    const hover = await patiently('textDocument/hover', where, (result) => !result);
    answers.push(hover ? plain(hover.contents) : null);
  } else {
    const listed = (result) => (Array.isArray(result) ? result : (result?.items ?? []));
    const items = listed(await patiently('textDocument/completion', where, (result) => listed(result).length === 0));
    answers.push(
      Object.fromEntries(items.map(({ label, documentation }) => [label, documentation ? plain(documentation) : ''])),
    );
  }
}
console.log(JSON.stringify(answers));
server.kill();
