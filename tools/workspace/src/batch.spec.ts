import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

jest.setTimeout(120_000);

interface Outcome {
  readonly task: string;
  readonly result: { readonly success: boolean; readonly terminalOutput: string };
}

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'nx batch-'));
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const project = (references: readonly string[]): string =>
  JSON.stringify({
    compilerOptions: { composite: true, strict: true, outDir: 'out-tsc', rootDir: '.', types: [] },
    include: ['src/**/*.ts'],
    references: references.map((path) => ({ path })),
  });

beforeAll(() => {
  symlinkSync(join(__dirname, '../../../node_modules'), join(folder, 'node_modules'));
  write('eslint.config.cjs', "module.exports = [{ rules: { eqeqeq: 'error' } }];");
  write('good/a.js', 'module.exports = (a) => a === 1;\n');
  write('bad/b.js', 'module.exports = (b) => b == 1;\n');
  write('right/tsconfig.json', project([]));
  write('right/src/right.ts', 'export const right: number = 1;\n');
  write('wrong/tsconfig.json', project(['../right']));
  write(
    'wrong/src/wrong.ts',
    "import { right } from '../../right/src/right';\nexport const wrong: string = right;\n",
  );
  write('fine/tsconfig.json', project(['../right']));
  write('fine/src/fine.ts', "export { right as fine } from '../../right/src/right';\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The outcome of each folder of a batch, in a process of its own as Nx runs it. */
function outcomesOf(module: string, work: string, folders: readonly string[]): readonly Outcome[] {
  const script = `
    const { ${work} } = require(${JSON.stringify(join(__dirname, module))});
    (async () => {
      const outcomes = [];
      const folders = new Map(${JSON.stringify(folders.map((each) => [`${each}:task`, each]))});
      for await (const each of ${work}(folders, ${JSON.stringify(folder)})) outcomes.push(each);
      console.log(JSON.stringify(outcomes));
    })();`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    cwd: folder,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly Outcome[];
}

const successes = (all: readonly Outcome[]): readonly unknown[] =>
  all.map(({ task, result }) => [task, result.success]);

it('lints each folder for itself, and says what is wrong where', () => {
  const all = outcomesOf('lint.cjs', 'lintFolders', ['good', 'bad']);
  expect(successes(all)).toEqual([
    ['good:task', true],
    ['bad:task', false],
  ]);
  expect(all[0]?.result.terminalOutput).toBe('');
  expect(all[1]?.result.terminalOutput).toMatch(
    /bad\/b\.js[^]*Expected '===' and instead saw '=='/,
  );
});

it('type-checks each folder after those that it refers to, and says what is wrong where', () => {
  const check = () => outcomesOf('typecheck.cjs', 'typecheckFolders', ['fine', 'wrong', 'right']);
  const first = check();
  expect(successes(first)).toEqual([
    ['right:task', true],
    ['fine:task', true],
    ['wrong:task', false],
  ]);
  const wrong = /wrong\/src\/wrong\.ts[^]*Type 'number' is not assignable to type 'string'/;
  expect(first[2]?.result.terminalOutput).toMatch(wrong);
  // What is up to date is not built again, and what is wrong stays so.
  const again = Object.fromEntries(check().map(({ task, result }) => [task, result]));
  expect(again['right:task']).toEqual({ success: true, terminalOutput: '' });
  expect(again['wrong:task']?.terminalOutput).toMatch(wrong);
});

it('says of a project what is wrong in one that it needs and nobody asked for', () => {
  write('needs/tsconfig.json', project(['../wrong']));
  write('needs/src/needs.ts', 'export const needs = 1;\n');
  expect(successes(outcomesOf('typecheck.cjs', 'typecheckFolders', ['needs']))).toEqual([
    ['needs:task', false],
  ]);
});
