// Run by tsx, which the JSON imports of the language service need. Lints the workflows with the language service of
// GitHub, and requires that each action is pinned by the digest of a commit: a tag can be moved to other code.
import { validate } from '@actions/languageservice';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';

const FOLDER = '.github/workflows';
const PINNED = /^(?:\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40}$)/;

const problems = [];
for (const name of readdirSync(FOLDER).filter((each) => /\.ya?ml$/.test(each))) {
  const file = path.join(FOLDER, name);
  const text = readFileSync(file, 'utf8');
  const found = await validate(TextDocument.create(`file:///${file}`, 'yaml', 0, text));
  problems.push(...found.map(({ range, message }) => `${file}:${range.start.line + 1} ${message}`));
  text.split('\n').forEach((line, index) => {
    const [, action] = /^\s*(?:- )?uses:\s*(\S+)/.exec(line) ?? [];
    if (action !== undefined && !PINNED.test(action)) {
      problems.push(`${file}:${index + 1} ${action} must be pinned by the digest of a commit`);
    }
  });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
