import { spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import type { Environment } from './installation';
import { findProviderMirror, findTerraform, terraformEnvironment } from './installation';
import { Missing, Problem } from './problem';

export interface Output {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Terraform as it is installed on this machine. */
export interface Terraform {
  /** Runs it in a folder and answers what it printed. */
  run(folder: string, args: readonly string[]): Promise<Output>;
  /** Runs it in a folder on the user's terminal and answers its exit code. */
  show(folder: string, args: readonly string[]): Promise<number>;
  /**
   * Runs it in a folder and writes what it prints to a file that only this user can read.
   *
   * @throws Problem where Terraform fails; there is no file then
   */
  save(folder: string, args: readonly string[], file: string): Promise<void>;
  /**
   * Makes a folder ready for other commands.
   *
   * @throws Missing where a provider cannot be had, Problem where anything else is wrong
   */
  init(folder: string, args?: readonly string[]): Promise<void>;
}

const PIPED: StdioOptions = ['ignore', 'pipe', 'pipe'];

/** What `init` says when a provider is neither in the mirror nor to be had from a registry. */
const NO_PROVIDER = /Failed to (query available|install) provider|no available releases match/;

/** @throws Missing where Terraform is not installed */
export function locateTerraform(given: Environment): Terraform {
  const binary = findTerraform(given);
  const mirror = findProviderMirror(given);
  // Go reads the provider's schema again in each garbage collection: with fewer of them a plan needs a quarter less CPU.
  const env = { GOGC: '400', ...terraformEnvironment(given) };

  const start = (folder: string, args: readonly string[], stdio: StdioOptions = PIPED) =>
    new Promise<Output>((resolve, reject) => {
      const child = spawn(binary, args, { cwd: folder, env, stdio });
      let stdout = '';
      let stderr = '';
      child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
      child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
      child.on('error', reject);
      child.on('close', (status) => resolve({ status: status ?? 1, stdout, stderr }));
    });

  return {
    run: (folder, args) => start(folder, args),
    show: async (folder, args) => (await start(folder, args, 'inherit')).status,
    async save(folder, args, file) {
      // The mode counts for a new file only.
      rmSync(file, { force: true });
      const out = openSync(file, 'wx', 0o600);
      const { status, stderr } = await start(folder, args, ['ignore', out, 'pipe']).finally(() =>
        closeSync(out),
      );
      if (status === 0) return;
      rmSync(file, { force: true });
      throw new Problem(`terraform ${args[0]} failed\n${stderr.trim()}`);
    },
    async init(folder, args = []) {
      const plugins = mirror === undefined ? [] : [`-plugin-dir=${mirror}`];
      const { status, stdout, stderr } = await start(folder, [
        'init',
        '-input=false',
        '-no-color',
        ...plugins,
        ...args,
      ]);
      if (status === 0) return;
      const said = (stderr === '' ? stdout : stderr).trim();
      if (NO_PROVIDER.test(said)) throw new Missing(noProvider(said, mirror));
      throw new Problem(`terraform init failed\n${said}`);
    },
  };
}

function noProvider(said: string, mirror: string | undefined): string {
  const [, wanted = 'hashicorp/aws'] =
    /provider packages? for\s+([\w./-]+)/.exec(unframe(said)) ?? [];
  return mirror === undefined
    ? `the provider ${wanted} cannot be had from its registry: set TF_PLUGIN_DIR to a folder that mirrors it (terraform providers mirror FOLDER), or connect to registry.terraform.io`
    : `the provider ${wanted} is not in ${mirror} in a version that the stack allows: add it with terraform providers mirror ${mirror}, or set TF_PLUGIN_DIR to another mirror`;
}

/** Terraform's text without the frame that it draws and the line breaks that come with it. */
function unframe(text: string): string {
  return text.replace(/[╷│╵]/g, '').replace(/\s+/g, ' ');
}
