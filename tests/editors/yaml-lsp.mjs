// Asks the YAML language server: `node yaml-lsp.mjs SCHEMA QUESTIONS` prints the answers as a JSON list.
// A question is `{ask: "hover" | "complete" | "diagnose", text}`, where `|` in the text is the cursor. The schema is named in
// the first line of each document, as the README describes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cut, patiently, plain, start } from './lsp.mjs';

const [schema, questionsPath] = process.argv.slice(2);
const home = dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json'));
const server = start(process.execPath, [join(home, 'bin/yaml-language-server'), '--stdio'], dirname(questionsPath));
await server.request('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: { textDocument: { hover: {}, completion: { completionItem: { snippetSupport: true } } } },
});
server.notify('initialized', {});

const answers = [];
for (const [number, { ask, text }] of JSON.parse(readFileSync(questionsPath, 'utf8')).entries()) {
  const { source, position } = ask === 'diagnose' ? { source: text } : cut(text);
  const uri = `file:///question/${number}.yaml`;
  const first = `# yaml-language-server: $schema=${schema}\n`;
  server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: first + source },
  });
  const where = { textDocument: { uri }, position: position && { ...position, line: position.line + 1 } };
  if (ask === 'hover') {
    const hover = await patiently(() => server.request('textDocument/hover', where), (result) => !result);
    answers.push(hover ? plain(hover.contents) : null);
  } else if (ask === 'complete') {
    const listed = (result) => (Array.isArray(result) ? result : (result?.items ?? []));
    const items = listed(
      await patiently(() => server.request('textDocument/completion', where), (result) => listed(result).length === 0),
    );
    answers.push(
      Object.fromEntries(items.map(({ label, documentation }) => [label, documentation ? plain(documentation) : ''])),
    );
  } else {
    const published = () => server.notifications.filter(({ method, params }) => method.endsWith('publishDiagnostics') && params.uri === uri);
    const last = await patiently(async () => published().at(-1), (message) => !message);
    // Lines are those of the text, without the line that names the schema.
    answers.push(
      (last?.params.diagnostics ?? []).map(
        ({ range, message }) => `${range.start.line}:${range.start.character + 1} ${message}`,
      ),
    );
  }
}
console.log(JSON.stringify(answers));
server.stop();
