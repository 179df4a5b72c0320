// Asks the language server of tombi: `node tombi-lsp.mjs FOLDER QUESTIONS` prints the answers as a JSON list.
// FOLDER holds a tombi.toml; a question is `{ask: "hover" | "complete", text}`, where `|` in the text is the cursor.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cut, patiently, plain, start } from './lsp.mjs';

const [folder, questionsPath] = process.argv.slice(2);
const tombi = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/.bin/tombi');
const server = start(tombi, ['lsp', '--offline'], folder);
const root = pathToFileURL(folder).href;
const markdown = { contentFormat: ['markdown'] };
await server.request('initialize', {
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
server.notify('initialized', {});

const answers = [];
let version = 0;
for (const { ask, text } of JSON.parse(readFileSync(questionsPath, 'utf8'))) {
  const { source, position } = cut(text);
  version += 1;
  const uri = `${root}/question-${version}.toml`;
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'toml', version, text: source } });
  const where = { textDocument: { uri }, position };
  if (ask === 'hover') {
    const hover = await patiently(() => server.request('textDocument/hover', where), (result) => !result);
    answers.push(hover ? plain(hover.contents) : null);
  } else {
    const listed = (result) => (Array.isArray(result) ? result : (result?.items ?? []));
    const items = listed(
      await patiently(() => server.request('textDocument/completion', where), (result) => listed(result).length === 0),
    );
    answers.push(
      Object.fromEntries(items.map(({ label, documentation }) => [label, documentation ? plain(documentation) : ''])),
    );
  }
}
console.log(JSON.stringify(answers));
server.stop();
