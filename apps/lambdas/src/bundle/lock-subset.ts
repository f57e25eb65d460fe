import { BundleError } from './bundle-error';
import type { Architecture } from './settings';

/** One package of a lock file, as npm writes it. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The part of package-lock.json (version 3) that counts here: packages by their folder. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** A package.json and package-lock.json that install some packages of another lock, and no more. */
export interface LockSubset {
  readonly manifest: { readonly dependencies: Readonly<Record<string, string>> };
  readonly lock: LockFile & { readonly lockfileVersion: 3; readonly requires: true };
  /** Names of all packages in it, sorted. */
  readonly packages: readonly string[];
}

/**
 * What `name` needs on Lambda's Linux (glibc) with the given processor: its dependencies and, of
 * the optional ones, those that carry machine code for that platform, in the lock's exact versions.
 *
 * The entries leave out `os`, `cpu` and `libc`, so that any npm on any machine installs them.
 *
 * @throws BundleError when the lock lacks a package or its integrity, holds two versions of one
 * package, or knows none for the platform
 */
export function lockSubset(lock: LockFile, name: string, architecture: Architecture): LockSubset {
  const platform = `-linux-${architecture}`;
  const folders = new Map<string, string>();
  const chosen: Record<string, LockedPackage> = {};
  const add = (wanted: string, dependent: string): void => {
    const folder = installedFolder(lock, wanted, dependent);
    const known = folders.get(wanted);
    if (known === folder) return;
    if (known !== undefined) {
      throw new BundleError(`${name} needs two versions of ${wanted} (${known}, ${folder})`);
    }
    folders.set(wanted, folder);
    const entry = platformEntry(lock.packages[folder] ?? {}, platform);
    chosen[wanted] = entry;
    for (const next of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      add(next, folder);
    }
  };
  add(name, '');
  const packages = Object.keys(chosen).sort();
  if (!packages.some((key) => key.endsWith(platform))) {
    throw new BundleError(
      `package-lock.json must hold ${name}'s package for linux-${architecture}`,
    );
  }
  const manifest = { dependencies: { [name]: chosen[name]?.version ?? '' } };
  const entries = packages.map((key) => [`node_modules/${key}`, chosen[key] ?? {}] as const);
  return {
    manifest,
    lock: {
      lockfileVersion: 3,
      requires: true,
      packages: { '': manifest, ...Object.fromEntries(entries) },
    },
    packages,
  };
}

/** Where Node finds `wanted` for the package in the folder `dependent`. */
function installedFolder(lock: LockFile, wanted: string, dependent: string): string {
  const nested = dependent && `${dependent}/node_modules/${wanted}`;
  const folder = nested in lock.packages && nested ? nested : `node_modules/${wanted}`;
  if (!lock.packages[folder]?.integrity) {
    throw new BundleError(
      `package-lock.json must hold ${folder} with its integrity: run npm install in the workspace`,
    );
  }
  return folder;
}

function platformEntry(entry: LockedPackage, platform: string): LockedPackage {
  const { version, resolved, integrity, dependencies } = entry;
  const optional = Object.entries(entry.optionalDependencies ?? {}).filter(([key]) =>
    key.endsWith(platform),
  );
  return {
    version,
    ...(resolved && { resolved }),
    integrity,
    ...(dependencies && { dependencies }),
    ...(optional.length > 0 && { optionalDependencies: Object.fromEntries(optional) }),
  };
}
