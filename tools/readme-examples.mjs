#!/usr/bin/env node
/**
 * Compares every TypeScript example in a README with the region of the spec that it is taken from, so that what a
 * reader copies is what a test has compiled and run.
 *
 *     ```ts file=src/queue/queue.spec.ts#example
 *
 * With `--write` it puts the regions into the READMEs. A TypeScript fence that names no region is an error.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FENCE = /^```(?:ts|typescript)([^\n]*)\n([\s\S]*?)^```$/gm;
const write = process.argv.includes('--write');
const problems = [];
let compared = 0;

const readmes = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z', '*.md'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path && existsSync(path));

for (const readme of readmes) {
  const before = readFileSync(readme, 'utf8');
  const after = before.replace(FENCE, (fence, info, body) => {
    const [, file, region] = /\bfile=([^#\s]+)#(\S+)/.exec(info) ?? [];
    if (!file) {
      problems.push(`${readme}: an example names no spec; write \`\`\`ts file=<spec>#<region>`);
      return fence;
    }
    const expected = regionOf(join(dirname(readme), file), region, readme);
    if (expected === undefined) return fence;
    compared += 1;
    if (!write && expected !== body) {
      problems.push(
        `${readme}: the example is not ${file}#${region}; run node tools/readme-examples.mjs --write`,
      );
    }
    return `\`\`\`ts${info}\n${expected}\`\`\``;
  });
  if (write && after !== before) writeFileSync(readme, after);
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${compared} examples in READMEs are what their specs run.`);

function regionOf(path, region, readme) {
  if (!existsSync(path)) {
    problems.push(`${readme}: no file ${path}`);
    return undefined;
  }
  const lines = readFileSync(path, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`);
  const end = lines.findIndex((line, at) => at > start && line.trim().startsWith('// #endregion'));
  if (start < 0 || end < 0) {
    problems.push(`${readme}: no region ${region} in ${path}`);
    return undefined;
  }
  const body = lines.slice(start + 1, end);
  const indent = Math.min(...body.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return `${body.map((line) => line.slice(indent)).join('\n')}\n`;
}
