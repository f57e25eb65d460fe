import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FixtureWorkspace } from '../fixture-workspace/fixture-workspace';
import { appSource, makeWorkspace } from '../fixture-workspace/fixture-workspace';

jest.setTimeout(60_000);

const CACHE = resolve(__dirname, '../../../../node_modules/.cache/nx-cdktf');
const RUN = ['../../tools/nx-cdktf/run.cjs', 'src/main.ts'];

let workspace: FixtureWorkspace;
beforeEach(() => {
  workspace = makeWorkspace({ shop: appSource(['one']) });
});
afterEach(() => workspace.remove());

const run = (env: Record<string, string> = {}) =>
  workspace.run('apps/shop', process.execPath, RUN, env);
const source = (file: string, content: string) => workspace.write(`apps/shop/src/${file}`, content);

/** The files that are kept for the app of this spec. */
function kept(): readonly string[] {
  const entry = join(workspace.folder, 'apps/shop/src/main.ts');
  const own = readdirSync(CACHE).find(
    (file) => file.endsWith('.entry') && readFileSync(join(CACHE, file), 'utf8') === entry,
  );
  const name = own?.replace('.entry', '') ?? 'none';
  return readdirSync(CACHE).filter((file) => file.startsWith(name));
}

it('writes the same with what the first and the second run kept', () => {
  const stack = 'apps/shop/cdktf.out/stacks/one/cdk.tf.json';
  const outputs = [1, 2, 3].map(() => [run(), workspace.read(stack)]);
  expect(outputs[1]).toEqual(outputs[0]);
  expect(outputs[2]).toEqual(outputs[0]);
  const compiled = kept().filter((file) => file.endsWith('.bin'));
  expect(compiled.map((file) => file.replace(/^.*?-|\..*/g, ''))).toEqual(['packages', 'sources']);
});

it('shows a module what Node shows it', () => {
  source('other.ts', `export const parent = module.parent?.filename;`);
  source(
    'main.ts',
    `import { parent } from './other';
     console.log(JSON.stringify([
       require.main === module, module.id, __filename, __dirname, parent, process.argv,
       require.resolve('./other'), Object.keys(require.cache).includes(__filename),
       typeof require('node:fs').statSync, this === module.exports,
     ]));
     process.exit(0);`,
  );
  const [first, second, third] = [run(), run(), run()];
  expect(first.stdout).toContain('apps/shop/src/other.ts');
  expect([second, third]).toEqual([first, first]);
});

it('tells the same place of an error, whoever threw it', () => {
  workspace.write(
    'libs/thrower.ts',
    `interface Gone {}\n\nexport function fail(): never { throw new Error('no'); }`,
  );
  source('main.ts', `interface Gone {}\nimport { fail } from '../../../libs/thrower';\n\nfail();`);
  // Below the app stands the runner, which has another way for each.
  const told = [1, 2, 3].map(
    () => run({ ARCHWAY_DEBUG: '1' }).stderr.split(/\n.*nx-cdktf|\n.*node:internal/)[0],
  );
  expect(told[0]).toContain('src/main.ts:4:5\nno\n');
  expect(told[0]).toMatch(/at fail .*libs\/thrower\.ts:\d+:\d+/);
  expect(told[1]).toBe(told[0]);
  expect(told[2]).toBe(told[0]);
});

it('loads a module anew that has changed, and finds another file that takes its place', () => {
  source('main.ts', `import { value } from './value'; console.log(value); process.exit(0);`);
  source('value.ts', `export const value: string = 'one';`);
  expect([run(), run(), run()].map(({ stdout }) => stdout)).toEqual(['one\n', 'one\n', 'one\n']);
  source('value.ts', `export const value: string = 'two';`);
  expect(run().stdout).toBe('two\n');
  rmSync(join(workspace.folder, 'apps/shop/src/value.ts'));
  source('value/index.ts', `export const value: string = 'three';`);
  expect([run(), run()].map(({ stdout }) => stdout)).toEqual(['three\n', 'three\n']);
});

it('forgets where requests lead when a package of the workspace says otherwise', () => {
  const library = join(workspace.folder, 'apps/node_modules/library');
  const real = join(workspace.folder, 'libs/library');
  mkdirSync(dirname(library), { recursive: true });
  mkdirSync(real, { recursive: true });
  const exportsFile = (file: string) =>
    writeFileSync(join(real, 'package.json'), JSON.stringify({ exports: `./${file}.ts` }));
  writeFileSync(join(real, 'a.ts'), `export const name = 'a';`);
  writeFileSync(join(real, 'b.ts'), `export const name = 'b';`);
  exportsFile('a');
  workspace.link('libs/library', 'apps/node_modules/library');
  source('main.ts', `import { name } from 'library'; console.log(name); process.exit(0);`);
  expect([run(), run()].map(({ stdout }) => stdout)).toEqual(['a\n', 'a\n']);
  exportsFile('b');
  expect([run(), run()].map(({ stdout }) => stdout)).toEqual(['b\n', 'b\n']);
});

it('takes no harm from kept files that something else has written', () => {
  const before = [run(), run(), run()].pop();
  for (const ending of ['.json', '.js']) {
    for (const file of kept().filter((each) => each.endsWith(ending))) {
      writeFileSync(join(CACHE, file), 'not what it was');
    }
    expect(run()).toEqual(before);
    expect(run()).toEqual(before);
  }
});

it('never loads a package whose import is not used, and always one that is imported for its effect', () => {
  source(
    'main.ts',
    `import { nothing } from 'no-such-package'; export const f = () => nothing; console.log('ran'); process.exit(0);`,
  );
  expect(run().stdout).toBe('ran\n');
  source('main.ts', `import 'no-such-package'; process.exit(0);`);
  expect(run().stderr).toContain("Cannot find module 'no-such-package'");
});

it('forgets what was kept for an app that is gone', () => {
  run();
  const own = kept();
  expect(own.length).toBeGreaterThan(3);
  rmSync(join(workspace.folder, 'apps/shop/src/main.ts'));
  workspace.write('apps/office/cdktf.json', workspace.read('apps/shop/cdktf.json'));
  workspace.write('apps/office/src/main.ts', appSource(['two']));
  expect(workspace.run('apps/office', process.execPath, RUN).status).toBe(0);
  expect(own.filter((file) => existsSync(join(CACHE, file)))).toEqual([]);
});
