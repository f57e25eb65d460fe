import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');

interface Manifest {
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** What the command line and the libraries load: everything that their sources import, but specs. */
function importedPackages(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const area of ['libs', 'tools']) {
    const files = readdirSync(join(ROOT, area), { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        /\.(ts|mjs|cjs|js)$/.test(file) &&
        !/\.spec\.ts$|(^|[\\/])(node_modules|out-tsc|dist|fixtures)[\\/]/.test(file),
    );
    for (const file of files) {
      const text = readFileSync(join(ROOT, area, file), 'utf8');
      for (const [, name = ''] of text.matchAll(
        /(?:from|import|require)\s*\(?\s*['"]((?:@[\w.-]+\/)?[\w][\w.-]*)/g,
      )) {
        if (!name.startsWith('node:') && !builtinModules.includes(name)) found.add(name);
      }
    }
  }
  return found;
}

/** The folder that Node would load a package from; undefined for one that is not installed. */
function folderOf(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? undefined : folderOf(name, dirname(from));
}

/** Every package that is loaded, directly or by another, with its license. */
function licenses(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = [...importedPackages()].map((name) => [name, ROOT] as const);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, from] = next;
    const folder = folderOf(name, from);
    if (folder === undefined || found.has(folder)) continue;
    const { license, dependencies, optionalDependencies, peerDependencies } = manifestIn(folder);
    found.set(folder, typeof license === 'string' ? license : JSON.stringify(license ?? null));
    const needed = { ...dependencies, ...optionalDependencies, ...peerDependencies };
    for (const each of Object.keys(needed)) open.push([each, folder]);
  }
  return found;
}

const isAgpl = (license: string): boolean => /AGPL|Affero/i.test(license);

it('loads no package under the AGPL, directly or by another', () => {
  const loaded = licenses();
  expect(loaded.size).toBeGreaterThan(30);
  expect([...loaded].filter(([, license]) => isAgpl(license))).toEqual([]);
});

it('would notice one', () => {
  const folder = folderOf('@cloud-copilot/iam-simulate', ROOT) ?? '';
  expect(isAgpl(String(manifestIn(folder).license))).toBe(true);
});

it('declares none in a workspace, which a user would install', () => {
  const declared = ['libs', 'tools', 'apps'].flatMap((area) =>
    readdirSync(join(ROOT, area))
      .filter((name) => existsSync(join(ROOT, area, name, 'package.json')))
      .flatMap((name) => {
        const { dependencies, optionalDependencies } = manifestIn(join(ROOT, area, name));
        return Object.keys({ ...dependencies, ...optionalDependencies });
      }),
  );
  expect(declared.filter((name) => name.startsWith('@cloud-copilot/'))).toEqual([]);
});
