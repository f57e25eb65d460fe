import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Credentials } from '../../cloud/cloud-api';
import type { FunctionRunner, Invocation, InvocationResult } from '../../lambda/function-runner';
import type { LocalFunction } from '../../lambda/local-function';
import { lambdaEnvironment } from '../environment/environment';
import { findPackage, linkHostPackages } from '../host-packages/host-packages';
import { FOLDER_PREFIX, Reaper } from '../reaper/reaper';
import { Sandbox } from '../sandbox/sandbox';
import { findPython, runtimeOf } from '../runtime/runtime';
import { nameOfCode } from '../../code/function-code';
import { placeCode } from '../../code/place-code';

export interface ProcessRunnerOptions {
  readonly functions: readonly LocalFunction[];
  readonly region: string;
  /** Where the functions' AWS SDK finds the services. */
  readonly endpointUrl: string;
  readonly credentialsFor: (functionName: string) => Credentials;
  /**
   * The folder under which functions are unpacked, each runner in a folder of its own.
   *
   * @default - the system's folder for temporary files
   */
  readonly temporaryFolder?: string;
  /**
   * How many processes of one function may run at once; further invocations wait for one.
   *
   * @default - no bound but the cloud's own concurrency
   */
  readonly maxProcessesPerFunction?: number;
}

/** A function that is unpacked, and its processes. */
interface Deployed {
  readonly fn: LocalFunction;
  readonly taskRoot: string;
  /** Where the layers are. */
  readonly layerRoot: string;
  /** The Python that runs it; undefined for functions of Node. */
  readonly python?: string;
  readonly idle: Sandbox[];
  readonly busy: Set<Sandbox>;
  readonly waiting: (() => void)[];
}

/**
 * Runs functions as Lambda does: the zip that the Terraform names, unpacked, in Node processes that
 * serve one invocation at a time and are used again while they are well.
 */
export class ProcessRunner implements FunctionRunner {
  private closed = false;
  private readonly reaper: Reaper;

  private constructor(
    private readonly folder: string,
    private readonly options: ProcessRunnerOptions,
    private readonly deployed: ReadonlyMap<string, Deployed>,
    /** Functions that do not run here, and why. */
    private readonly refused: ReadonlyMap<string, string>,
    private readonly nodePath: string,
  ) {
    this.reaper = new Reaper(folder);
  }

  /**
   * Unpacks every function, so that a zip that is missing or broken is known before anything runs.
   *
   * @throws Error with one line for each function that cannot be unpacked
   */
  static async create(options: ProcessRunnerOptions): Promise<ProcessRunner> {
    const folder = await mkdtemp(join(options.temporaryFolder ?? tmpdir(), FOLDER_PREFIX));
    let found: Promise<string> | undefined;
    const python = (): Promise<string> => (found ??= findPython());
    try {
      const judged = options.functions.map((fn) => ({ fn, why: whyNotHere(fn) }));
      const outcomes = await Promise.allSettled(
        judged
          .filter(({ why }) => why === undefined)
          .map(({ fn }, index) => deploy(fn, join(folder, `function-${index}`), python)),
      );
      const problems = outcomes.filter((outcome) => outcome.status === 'rejected');
      if (problems.length > 0) {
        throw new Error(problems.map(({ reason }) => (reason as Error).message).join('\n'));
      }
      const deployed = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      const refused = judged.flatMap(({ fn, why }) =>
        why === undefined ? [] : [[fn.functionName, why] as const],
      );
      const byName = deployed.map(({ value }) => [value.fn.functionName, value] as const);
      const nodePath = await shipSdk(join(folder, 'runtime'));
      for (const { value } of deployed) await offerToModules(nodePath, value);
      return new ProcessRunner(folder, options, new Map(byName), new Map(refused), nodePath);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async invoke(invocation: Invocation): Promise<InvocationResult> {
    const why = this.refused.get(invocation.functionName);
    if (why !== undefined) {
      return { status: 'failed', errorType: 'NotSimulated', errorMessage: why, log: [] };
    }
    const deployed = this.deployed.get(invocation.functionName);
    if (deployed === undefined || this.closed) {
      const errorMessage = this.closed
        ? 'the runner is closed'
        : `there is no function ${invocation.functionName}`;
      return { status: 'failed', errorType: 'ResourceNotFoundException', errorMessage, log: [] };
    }
    const sandbox = await this.acquire(deployed);
    if (sandbox === undefined) return { status: 'crashed', exitCode: null, log: [] };
    try {
      return await sandbox.invoke(invocation);
    } finally {
      this.release(deployed, sandbox);
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const all = [...this.deployed.values()];
    for (const { waiting } of all) for (const wake of waiting.splice(0)) wake();
    await Promise.all(
      all.flatMap(({ idle, busy }) => [...idle, ...busy].map((sandbox) => sandbox.kill())),
    );
    await this.reaper.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A process that is free, or a new one; undefined once the runner is closed. */
  private async acquire(deployed: Deployed): Promise<Sandbox | undefined> {
    const most = this.options.maxProcessesPerFunction ?? Infinity;
    while (deployed.busy.size >= most && !this.closed) {
      await new Promise<void>((resolve) => deployed.waiting.push(resolve));
    }
    if (this.closed) return undefined;
    const free = takeReusable(deployed.idle) ?? this.start(deployed);
    deployed.busy.add(free);
    return free;
  }

  private release(deployed: Deployed, sandbox: Sandbox): void {
    deployed.busy.delete(sandbox);
    if (sandbox.reusable && !this.closed) deployed.idle.push(sandbox);
    else void sandbox.kill();
    deployed.waiting.shift()?.();
  }

  private start({ fn, taskRoot, layerRoot, python }: Deployed): Sandbox {
    const scratch = mkdtempSync(join(dirname(taskRoot), 'tmp-'));
    const { region, endpointUrl, credentialsFor } = this.options;
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
    const logStreamName = `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
    const environment = lambdaEnvironment(fn, {
      region,
      endpointUrl,
      credentials: credentialsFor(fn.functionName),
      taskRoot,
      scratch,
      layerRoot,
      nodePath: this.nodePath,
      logStreamName,
    });
    const sandbox = new Sandbox(fn, environment, taskRoot, logStreamName, python);
    const { pid } = sandbox;
    if (pid !== undefined) {
      this.reaper.watch(pid);
      void sandbox.ended.then(() => this.reaper.forget(pid));
    }
    return sandbox;
  }
}

/** Takes the process that was used last, which is the warmest. */
function takeReusable(idle: Sandbox[]): Sandbox | undefined {
  for (let sandbox = idle.pop(); sandbox !== undefined; sandbox = idle.pop()) {
    if (sandbox.reusable) return sandbox;
  }
  return undefined;
}

/** Why a function cannot be called here; undefined for one that can. */
function whyNotHere({ runtime, code }: LocalFunction): string | undefined {
  if (code === undefined) return 'its code is not on this machine';
  const known = runtimeOf(runtime);
  return known.kind === 'none' ? known.why : undefined;
}

async function deploy(
  fn: LocalFunction,
  folder: string,
  python: () => Promise<string>,
): Promise<Deployed> {
  const { code, layers } = fn;
  if (code === undefined) throw new Error(`${fn.constructPath}: the function has no code`);
  const taskRoot = join(folder, 'task');
  const layerRoot = join(folder, 'opt');
  try {
    await placeCode(code, taskRoot);
    for (const layer of layers) await placeCode(layer, layerRoot);
    const isPython = runtimeOf(fn.runtime).kind === 'python';
    if (!isPython) {
      const from = code.kind === 'files' ? [] : [dirname(nameOfCode(code))];
      await linkHostPackages(taskRoot, [...from, process.cwd(), __dirname]);
    }
    const path = isPython ? { python: await python() } : {};
    return { fn, taskRoot, layerRoot, ...path, idle: [], busy: new Set(), waiting: [] };
  } catch (error) {
    throw new Error(`${fn.constructPath}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * An `import` of a module does not look into `NODE_PATH`: it finds what the runtime ships in a folder
 * above the function. Functions of CommonJS go without, so that a layer comes before the runtime.
 */
async function offerToModules(nodePath: string, { fn, taskRoot }: Deployed): Promise<void> {
  const file = `${fn.handler.replace(/\.[^.]*$/, '')}.mjs`;
  if (!existsSync(join(taskRoot, file))) return;
  await symlink(nodePath, join(dirname(taskRoot), 'node_modules'), 'junction');
}

/**
 * Lambda's Node.js runtimes hold the AWS SDK; the workspace's own stands in for it where a function
 * does not bundle it.
 *
 * @returns the value of `NODE_PATH`
 */
async function shipSdk(runtime: string): Promise<string> {
  const modules = join(runtime, 'node_modules');
  await mkdir(modules, { recursive: true });
  for (const scope of ['@aws-sdk', '@smithy']) {
    const installed = findPackage(scope, [process.cwd(), __dirname]);
    if (installed !== undefined) {
      await symlink(installed, join(modules, scope), 'junction');
    }
  }
  return modules;
}
