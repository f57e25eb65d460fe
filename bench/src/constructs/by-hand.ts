import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../folders';

/** The id of the only branch in the output that programs are made of. */
const BRANCH = /(?<=Topic|Queue|branch )0/;

/**
 * Makes a program that holds the resources of one branch as literals, as a person would write them, and
 * writes the same JSON for BENCH_BRANCHES branches.
 *
 * @param outdir what was synthesized for one branch
 */
export function programByHand(outdir: string): string {
  const stack = JSON.parse(
    readFileSync(join(outdir, 'stacks/fan-out/cdk.tf.json'), 'utf8'),
  ) as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  const { resource = {}, ...rest } = stack;
  const manifest = readFileSync(join(outdir, 'manifest.json'), 'utf8');
  const perBranch = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(
      ([name, body]) => `    resource.${type}[${literal(name)}] = ${literal(body)};\n`,
    ),
  );
  const types = Object.keys(resource).map((type) => `${type}: {}`);
  const program = `'use strict';
const { mkdirSync, writeFileSync } = require('node:fs');
const folder = process.env.CDKTF_OUTDIR + '/stacks/fan-out';
const resource = { ${types.join(', ')} };
for (let branch = 0; branch < Number(process.env.BENCH_BRANCHES); branch += 1) {
${perBranch.join('')}}
const { terraform, ...rest } = ${JSON.stringify(rest)};
mkdirSync(folder, { recursive: true });
writeFileSync(
  folder + '/cdk.tf.json',
  JSON.stringify({ ...rest, resource, terraform }, null, 2),
);
writeFileSync(process.env.CDKTF_OUTDIR + '/manifest.json', ${JSON.stringify(manifest)});
`;
  const file = join(scratchFolder, 'constructs-by-hand.js');
  mkdirSync(scratchFolder, { recursive: true });
  writeFileSync(file, program);
  return file;
}

/** A value as JavaScript, in which the id of the branch is a variable. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => `[${literal(key)}]: ${literal(item)}`,
    );
    return `{ ${entries.join(', ')} }`;
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return value
    .split(new RegExp(BRANCH, 'g'))
    .map((part) => JSON.stringify(part))
    .join(' + branch + ');
}
