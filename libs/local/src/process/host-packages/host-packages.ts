import { existsSync } from 'node:fs';
import { access, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The machine that a package with native code is built for, in the words of package.json. */
export interface Host {
  readonly os: string;
  readonly cpu: string;
  /** `glibc` or `musl`; undefined where the system has neither. */
  readonly libc?: string;
}

/** The parts of a package.json that say where a package runs and what it may bring. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** @returns the machine that this process runs on */
export function thisHost(): Host {
  const libc =
    process.platform !== 'linux' ? undefined : 'glibcVersionRuntime' in header() ? 'glibc' : 'musl';
  return { os: process.platform, cpu: process.arch, ...(libc && { libc }) };
}

function header(): object {
  return (process.report.getReport() as unknown as { header: object }).header;
}

/**
 * Puts this machine's build beside each package in an unpacked function that is built for another one:
 * sharp for Lambda's arm64 also finds its x64 binary. What to put there is read from the
 * `optionalDependencies` of the package that brought the foreign build.
 *
 * @param folder the unpacked function
 * @param searchFrom folders from which `node_modules` is looked for upwards, in this order
 * @returns the names of the packages that were linked, sorted
 * @throws Error where this machine's build is not installed in the version that the function ships
 */
export async function linkHostPackages(
  folder: string,
  searchFrom: readonly string[],
  host: Host = thisHost(),
): Promise<readonly string[]> {
  const modules = join(folder, 'node_modules');
  const shipped = await manifestsIn(modules);
  const foreign = shipped.filter((manifest) => !runsOn(manifest, host));
  const parents = shipped.filter(
    (manifest) =>
      runsOn(manifest, host) &&
      foreign.some(({ name }) => name in (manifest.optionalDependencies ?? {})),
  );
  const linked: string[] = [];
  for (const parent of parents) {
    const siblings = await siblingsFor(parent, searchFrom, host);
    if (siblings.length === 0) throw new Error(missing(parent, foreign, host));
    for (const { name, path } of siblings) {
      const link = join(modules, name);
      if (existsSync(link)) continue;
      await mkdir(dirname(link), { recursive: true });
      await symlink(path, link, 'junction');
      linked.push(name);
    }
  }
  return linked.sort();
}

/** The packages that `parent` brings for this host, where they are installed in its version. */
async function siblingsFor(parent: Manifest, searchFrom: readonly string[], host: Host) {
  const siblings: { readonly name: string; readonly path: string }[] = [];
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = findPackage(name, searchFrom);
    if (path === undefined) continue;
    const manifest = await readManifest(path);
    const native = manifest?.os !== undefined || manifest?.cpu !== undefined;
    if (native && manifest.version === version && runsOn(manifest, host)) {
      siblings.push({ name, path });
    }
  }
  return siblings;
}

/** @returns the folder of an installed package, looked for as Node does */
export function findPackage(name: string, searchFrom: readonly string[]): string | undefined {
  for (const start of searchFrom) {
    for (let at = resolve(start); ; at = dirname(at)) {
      const path = join(at, 'node_modules', name);
      if (existsSync(path)) return path;
      if (at === dirname(at)) break;
    }
  }
  return undefined;
}

function missing(parent: Manifest, foreign: readonly Manifest[], host: Host): string {
  const names = foreign.map(({ name }) => name).join(', ');
  const here = [host.os, host.cpu, host.libc].filter(Boolean).join(' ');
  return (
    `${parent.name}@${parent.version} is packaged for another machine (${names}), and its build for ` +
    `this one (${here}) is not installed: npm install --no-save ${parent.name}@${parent.version}`
  );
}

async function manifestsIn(modules: string): Promise<readonly Manifest[]> {
  const entries = await readdir(modules).catch(() => []);
  const nested = await Promise.all(
    entries.map(async (entry) =>
      entry.startsWith('@')
        ? (await readdir(join(modules, entry))).map((name) => join(entry, name))
        : [entry],
    ),
  );
  const manifests = await Promise.all(
    nested.flat().map((name) => readManifest(join(modules, name))),
  );
  return manifests.filter((manifest) => manifest !== undefined);
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const file = join(folder, 'package.json');
  try {
    await access(file);
  } catch {
    return undefined;
  }
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

function runsOn({ os, cpu, libc }: Manifest, host: Host): boolean {
  return (
    allows(os, host.os) && allows(cpu, host.cpu) && (libc === undefined || allows(libc, host.libc))
  );
}

/** npm's rule: a list of names, or of names to exclude that begin with `!`. */
function allows(list: readonly string[] | undefined, value: string | undefined): boolean {
  if (list === undefined || list.length === 0) return true;
  if (value === undefined) return false;
  if (list.includes(`!${value}`)) return false;
  return list.includes(value) || list.every((entry) => entry.startsWith('!'));
}
