import { findTerraformBinary, found, itIfFound, runTerraform } from '@archway/rehearsal';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../folder/read-folder';
import { isList, isObject, isUnknown, type Value } from '../value/value';

const FIXTURES = join(__dirname, '../../fixtures/functions');

/** One expression a line, in groups with headings. Some are refused by Terraform, which `try` shows. */
const EXPRESSIONS = readFileSync(join(FIXTURES, 'expressions.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

interface Planned {
  readonly after?: Json;
  readonly after_unknown?: Json;
}

/** How our value differs from the planned one without saying so; undefined where it does not. */
function silentDifference(
  ours: Value,
  { after, after_unknown: unknown }: Planned,
): string | undefined {
  if (isUnknown(ours)) return undefined;
  if (unknown === true) return `is ${JSON.stringify(ours)}, and Terraform does not know it`;
  const parts = (value: Json | undefined): Readonly<Record<string, Json>> =>
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Json>>) : {};
  if (!isList(ours) && !isObject(ours)) {
    return ours === after
      ? undefined
      : `is ${JSON.stringify(ours)}, and Terraform says ${JSON.stringify(after)}`;
  }
  const names = new Set([
    ...Object.keys(ours),
    ...Object.keys(parts(after)),
    ...Object.keys(parts(unknown)),
  ]);
  for (const name of names) {
    if (!Object.hasOwn(ours, name)) return `lacks ${name}`;
    const difference = silentDifference((ours as Readonly<Record<string, Value>>)[name] ?? null, {
      after: parts(after)[name],
      after_unknown: parts(unknown)[name] ?? false,
    });
    if (difference !== undefined) return `${name} ${difference}`;
  }
  return undefined;
}

itIfFound(
  findTerraformBinary(),
  'every expression has the value that Terraform plans, or is unknown',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'archway-functions-'));
    try {
      cpSync(join(FIXTURES, 'files'), join(folder, 'files'), { recursive: true });
      const outputs = EXPRESSIONS.map(
        (expression, at) => `output "e${at}" {\n  value = try([${expression}], "refused")\n}\n`,
      );
      writeFileSync(
        join(folder, 'main.tf'),
        `resource "terraform_data" "u" {\n  input = "x"\n}\n${outputs.join('')}`,
      );
      const terraform = found(findTerraformBinary());
      const run = (...args: readonly string[]): string => runTerraform(terraform, folder, args);
      run('init', '-input=false');
      run('plan', '-input=false', '-out=p.bin');
      const plan = JSON.parse(run('show', '-json', 'p.bin')) as {
        readonly output_changes: Readonly<Record<string, Planned>>;
      };
      const { outputs: ours } = await readFolder(folder);
      const values = new Map(ours.map(({ name, value }) => [name, value]));
      const judged = EXPRESSIONS.map((expression, at) => {
        const value = values.get(`e${at}`) ?? null;
        const difference = silentDifference(value, plan.output_changes[`e${at}`] ?? {});
        return { expression, known: !isList(value) || !value.some(isUnknown), difference };
      });
      expect(judged.filter(({ difference }) => difference !== undefined)).toEqual([]);
      expect(judged.filter(({ known }) => known).length).toBeGreaterThan(450);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
