// Writes annotations as GitHub's own toolkit does: `node annotations.mjs FINDINGS` takes a JSON report and prints a command each.
import { readFileSync } from 'node:fs';
import { error, warning } from '@actions/core';

for (const found of JSON.parse(readFileSync(process.argv[2], 'utf8')).diagnostics) {
  const isOneLine = found.line === found.end_line;
  const properties = {
    title: found.code,
    file: found.file,
    startLine: found.line ?? undefined,
    endLine: found.end_line ?? undefined,
    startColumn: isOneLine ? (found.column ?? undefined) : undefined,
    endColumn: isOneLine ? (found.end_column ?? undefined) : undefined,
  };
  const message = found.help === null ? found.message : `${found.message}\nhelp: ${found.help}`;
  (found.severity === 'error' ? error : warning)(message, properties);
}
