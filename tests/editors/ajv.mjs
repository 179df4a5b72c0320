// Holds documents against a schema with Ajv: `node ajv.mjs SCHEMA DOCUMENTS` prints their verdicts as a JSON list.
import { readFileSync } from 'node:fs';
import Ajv07 from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [schemaPath, documentsPath] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
const Ajv = (schema.$schema.includes('2020-12') ? Ajv2020 : Ajv07).default;
// Strict: a keyword that neither the dialect nor an editor knows is an error. `required` in the `if` and `then` of a rule
// names properties that are defined further up, which the strictest modes do not look for.
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addVocabulary([
  'markdownDescription', 'enumDescriptions', 'markdownEnumDescriptions', 'patternErrorMessage', 'errorMessage', 'doNotSuggest', 'x-taplo',
]);
addFormats.default(ajv);
const validate = ajv.compile(schema);
const documents = JSON.parse(readFileSync(documentsPath, 'utf8'));
console.log(JSON.stringify(documents.map((document) => validate(document))));
