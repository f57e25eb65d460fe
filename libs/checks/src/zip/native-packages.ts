/** What the names of a package's folders say it was built for. */
export interface NativePackage {
  /** Such as `@img/sharp`. */
  readonly name: string;
  /** Such as `linux-x64`. */
  readonly builds: readonly string[];
}

const SYSTEMS = 'linux|linuxmusl|darwin|win32|freebsd|openbsd|android|sunos|aix';
const PROCESSORS = 'x64|arm64|ia32|arm|ppc64|ppc64le|s390x|riscv64|loong64|mips64el|wasm32';

/** `node_modules/@img/sharp-linux-x64/`, `node_modules/@esbuild/linux-x64/`, `…/core-linux-x64-gnu/`. */
const BUILD = new RegExp(
  String.raw`(?:^|/)node_modules/((?:@[^/]+/)?(?:[^/]*-)?)((?:${SYSTEMS})-(?:${PROCESSORS}))(?:-(gnu|musl|msvc|gnueabihf|musleabihf))?/`,
);
const PORTABLE = /(?:^|\/)node_modules\/((?:@[^/]+\/)?(?:[^/]*-)?)(wasm32(?:-wasi)?)\//;

/** The packages in a zip of JavaScript that say in their names which system they are for. */
export function nativePackages(names: readonly string[]): readonly NativePackage[] {
  const found = new Map<string, Set<string>>();
  const add = (base: string, build: string): void => {
    const name = base.replace(/[-/]$/, '');
    found.set(name, (found.get(name) ?? new Set()).add(build));
  };
  for (const name of names) {
    const [, base, system, libc] = BUILD.exec(name) ?? [];
    if (base !== undefined && system !== undefined) {
      add(base, libc === 'musl' ? system.replace(/^linux-/, 'linuxmusl-') : system);
    }
    const [, portable] = PORTABLE.exec(name) ?? [];
    if (portable !== undefined) add(portable, 'wasm32');
  }
  return [...found].map(([name, builds]) => ({ name, builds: [...builds].sort() }));
}

/** Since 0.33 sharp comes without its binary: an older one has it in a folder of its own. */
export function lacksSharp(names: readonly string[]): boolean {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  return (
    has(/(^|\/)node_modules\/sharp\/package\.json$/) &&
    !has(/(^|\/)node_modules\/@img\/sharp-(?!libvips)[\w-]+\//) &&
    !has(/(^|\/)node_modules\/sharp\/(build|vendor|src\/build)\//)
  );
}
