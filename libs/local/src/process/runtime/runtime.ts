import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Node.js runtimes that run on the Node of this process, by their major version. */
const NODE_MAJORS = [18, 20, 22, 24];

/** What a `runtime` of a function comes to on this machine. */
export type Runtime =
  | { readonly kind: 'node' }
  | { readonly kind: 'python' }
  /** Why functions of it do not run here. */
  | { readonly kind: 'none'; readonly why: string };

export function runtimeOf(runtime: string): Runtime {
  const node = /^nodejs(\d+)\.x$/.exec(runtime)?.[1];
  if (node !== undefined && NODE_MAJORS.includes(Number(node))) return { kind: 'node' };
  if (/^python3\.\d+$/.test(runtime)) return { kind: 'python' };
  const named = runtime === '' ? 'a function without a runtime' : runtime;
  return {
    kind: 'none',
    why: `${named} does not run here; nodejs${NODE_MAJORS.join('.x, ')}.x and python3.x do`,
  };
}

/** What differs between the runtime that the Terraform names and the one that runs here. */
export function differenceOf(
  runtime: string,
  nodeVersion = process.versions.node,
): string | undefined {
  const wanted = /^nodejs(\d+)\.x$/.exec(runtime)?.[1];
  const [here] = nodeVersion.split('.');
  if (runtimeOf(runtime).kind !== 'node' || wanted === here) return undefined;
  return `Functions of ${runtime} run on Node.js ${nodeVersion} here.`;
}

/**
 * The Python of this machine, by the path of its executable: a shim would look at the environment that
 * functions do not get.
 *
 * @throws Error where there is none
 */
export async function findPython(): Promise<string> {
  try {
    const { stdout } = await run('python3', ['-c', 'import sys; print(sys.executable)']);
    return stdout.trim();
  } catch {
    throw new Error('python3 is not on this machine: install it to run functions of Python');
  }
}
