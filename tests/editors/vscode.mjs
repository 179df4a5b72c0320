// Asks Visual Studio Code's JSON language service: `node vscode.mjs SCHEMA QUESTIONS` prints the answers as a JSON list.
// A question is `{ask: "hover" | "complete" | "diagnose", text}`, where `|` in the text is the cursor and `SCHEMA` the schema's id.
import { readFileSync } from 'node:fs';
import service from 'vscode-json-languageservice';

const [schemaPath, questionsPath] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
const editor = service.getLanguageService({
  clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } } } },
});
editor.configure({ validate: true, schemas: [{ uri: schema.$id, fileMatch: ['*.json'], schema }] });

const plain = (content) => (typeof content === 'object' && !Array.isArray(content) ? content.value : [content].flat().join('\n'));

async function answer({ ask, text: template }) {
  const text = template.replace('SCHEMA', schema.$id);
  const cursor = ask === 'diagnose' ? -1 : text.indexOf('|');
  const source = cursor < 0 ? text : text.slice(0, cursor) + text.slice(cursor + 1);
  const document = service.TextDocument.create('file:///dagstack.json', 'json', 1, source);
  const json = editor.parseJSONDocument(document);
  const position = document.positionAt(Math.max(cursor, 0));
  switch (ask) {
    case 'hover': {
      const hover = await editor.doHover(document, position, json);
      return hover ? plain(hover.contents) : null;
    }
    case 'complete': {
      const { items } = await editor.doComplete(document, position, json);
      return Object.fromEntries(items.map(({ label, documentation }) => [label, documentation ? plain(documentation) : '']));
    }
    default:
      return (await editor.doValidation(document, json))
        .sort((a, b) => document.offsetAt(a.range.start) - document.offsetAt(b.range.start))
        .map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);
  }
}

const answers = [];
for (const question of JSON.parse(readFileSync(questionsPath, 'utf8'))) answers.push(await answer(question));
console.log(JSON.stringify(answers));
