// A client of a language server over its standard streams, as small as the protocol allows.
import { spawn } from 'node:child_process';

/** Starts a server: `request` gives the answer, `notify` expects none, `notifications` collects those of the server. */
export function start(command, args, cwd) {
  const server = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map();
  const notifications = [];
  let buffer = Buffer.alloc(0);
  let lastId = 0;
  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const receive = (message) => {
    if (message.method && message.id !== undefined) {
      const items = message.params?.items;
      send({ id: message.id, result: items ? items.map(() => null) : null });
    } else if (message.method) {
      notifications.push(message);
    } else if (waiting.has(message.id)) {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
  };
  server.stdout.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
      if (buffer.length < end + 4 + length) return;
      const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
      buffer = buffer.subarray(end + 4 + length);
      receive(message);
    }
  });
  return {
    notifications,
    notify: (method, params) => send({ method, params }),
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        send({ id, method, params });
      }),
    stop: () => server.kill(),
  };
}

/** What a hover or a documentation holds, as text. */
export const plain = (content) =>
  typeof content === 'object' && !Array.isArray(content) ? content.value : [content].flat().join('\n');

/** Asks until there is an answer: servers take in documents and schemas while they answer. */
export async function patiently(question, empty) {
  for (let attempt = 0; ; attempt += 1) {
    const result = await question();
    if (!empty(result) || attempt === 50) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A text without its cursor `|`, and where the cursor was. */
export function cut(text) {
  const cursor = text.indexOf('|');
  const before = text.slice(0, cursor).split('\n');
  const position = { line: before.length - 1, character: before.at(-1).length };
  return { source: text.slice(0, cursor) + text.slice(cursor + 1), position };
}
