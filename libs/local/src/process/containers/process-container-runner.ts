import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type {
  ContainerAddress,
  ContainerExit,
  ContainerRunner,
  ContainerStart,
  RunningContainer,
} from '../../ecs/container-runner';
import type { ServiceNamePart } from '../../ecs/ecs-parts';
import { FOLDER_PREFIX, Reaper } from '../reaper/reaper';
import { residentMib } from '../sandbox/resident-memory';
import { AgentServer, type AgentActions } from './agent-server';
import { dockerCommand, hostCommand, isNodeProgram, type ImageCommands } from './container-command';
import { containerEnvironment, type Routes } from './container-environment';
import { answers, freePort } from './loopback-ports';
import { NameProxy } from './name-proxy';

export interface ProcessContainerRunnerOptions {
  readonly region: string;
  /** Where the AWS SDKs of the containers find the services. */
  readonly endpointUrl: string;
  readonly agent: AgentActions;
  /** The tasks behind a name of Service Connect or Cloud Map. */
  readonly resolve: (host: string, port: number) => readonly ContainerAddress[];
  /** Every name that a container may use. */
  readonly names: readonly ServiceNamePart[];
  /** What stands for images that are not built here. @default - none */
  readonly images?: ImageCommands;
  /** Runs the images themselves. @default - their commands, as processes */
  readonly tool?: 'docker' | 'podman';
}

/** How long a container without ports may take until it calls a service. */
const WARM_UP_MS = 3_000;
const PORT_MS = 15_000;
const PORT_CHECK_MS = 25;
const MEMORY_CHECK_MS = 250;

/** Runs containers as processes: their command, with environment, keys, memory and signals of the task. */
export class ProcessContainerRunner implements ContainerRunner {
  private readonly running = new Set<ContainerProcess>();
  private readonly reaper: Reaper;
  private isClosed = false;

  private constructor(
    private readonly folder: string,
    private readonly options: ProcessContainerRunnerOptions,
    private readonly agent: AgentServer,
    private readonly proxies: ReadonlyMap<string, NameProxy>,
  ) {
    this.reaper = new Reaper(folder);
  }

  static async create(options: ProcessContainerRunnerOptions): Promise<ProcessContainerRunner> {
    const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
    const agent = await AgentServer.open(options.agent);
    const proxies = new Map<string, NameProxy>();
    for (const { host, port } of options.names) {
      const name = `${host}:${port}`;
      if (proxies.has(name)) continue;
      proxies.set(name, await NameProxy.open(() => options.resolve(host, port)));
    }
    return new ProcessContainerRunner(folder, options, agent, proxies);
  }

  start(container: ContainerStart): RunningContainer {
    const started = new ContainerProcess(
      container,
      async () => this.launch(container),
      this.reaper,
    );
    this.running.add(started);
    void started.ended.then(() => this.running.delete(started));
    return started;
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const container of this.running) container.kill();
    await Promise.all([...this.running].map(({ ended }) => ended));
    await Promise.all([...this.proxies.values()].map((proxy) => proxy.close()));
    await this.agent.close();
    await this.reaper.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async launch(container: ContainerStart): Promise<Launched | string> {
    if (this.isClosed) return 'the local run ended';
    const { tool, images = new Map(), region, endpointUrl } = this.options;
    const scratch = mkdtempSync(join(this.folder, 'task-'));
    const host =
      tool === undefined
        ? hostCommand(container, images)
        : { command: dockerCommand(tool, container, join(scratch, 'environment')) };
    if (typeof host === 'string') return host;
    const isNode = tool === undefined && isNodeProgram(host.command);
    const routes = await this.routesOf(container);
    const environment = containerEnvironment(
      container,
      {
        region,
        endpointUrl,
        agentUrl: this.agent.url,
        scratch,
        routes,
        preload: join(__dirname, 'connect-names.cjs'),
      },
      isNode,
    );
    if (tool !== undefined) {
      const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
      writeFileSync(join(scratch, 'environment'), lines.join('\n'), { mode: 0o600 });
    }
    const cwd = host.folder ?? join(scratch, 'work');
    mkdirSync(cwd, { recursive: true });
    const [program = '', ...args] = host.command;
    const memory = isNode ? [`--max-old-space-size=${container.memoryMib}`] : [];
    const isPlainNode = program === 'node';
    const child = spawn(
      isPlainNode ? process.execPath : program,
      isPlainNode ? [...memory, ...args] : args,
      {
        cwd,
        env: tool === undefined ? environment : process.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, so that it is ended with all that it started.
        detached: process.platform !== 'win32',
      },
    );
    return { child, routes, environment, cwd };
  }

  private async routesOf({ ports, names }: ContainerStart): Promise<Routes> {
    const listens = await Promise.all(
      ports.map(async (port) => [String(port), await freePort()] as const),
    );
    const known = names.flatMap(({ host, port }) => {
      const proxy = this.proxies.get(`${host}:${port}`);
      return proxy === undefined ? [] : [[`${host}:${port}`, proxy.port] as const];
    });
    return { listens: Object.fromEntries(listens), names: Object.fromEntries(known) };
  }
}

interface Launched {
  readonly child: ChildProcess;
  readonly routes: Routes;
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** A container that was asked for: its process comes as soon as it has ports. */
class ContainerProcess implements RunningContainer {
  readonly ready: Promise<void>;
  readonly ended: Promise<ContainerExit>;
  private launched: Launched | undefined;
  private isOver = false;
  private isStopping = false;
  private reason: string | undefined;

  constructor(
    private readonly container: ContainerStart,
    launch: () => Promise<Launched | string>,
    reaper: Reaper,
  ) {
    const launching = launch().catch((error: unknown) => (error as Error).message);
    this.ended = launching.then((launched) => this.follow(launched, reaper));
    this.ready = launching.then((launched) =>
      typeof launched === 'string' ? undefined : this.warmUp(launched),
    );
  }

  stop(): void {
    if (this.isStopping || this.isOver) return;
    this.isStopping = true;
    this.signal('SIGTERM');
    const { stopTimeoutSeconds } = this.container;
    const timer = setTimeout(() => this.signal('SIGKILL'), stopTimeoutSeconds * 1000);
    void this.ended.then(() => clearTimeout(timer));
  }

  kill(): void {
    this.isStopping = true;
    this.signal('SIGKILL');
  }

  addressOf(containerPort: number): ContainerAddress | undefined {
    const port = this.launched?.routes.listens[String(containerPort)];
    return port === undefined || this.isOver ? undefined : { host: '127.0.0.1', port };
  }

  async run(command: readonly string[], timeoutMs: number): Promise<boolean> {
    const { launched } = this;
    if (launched === undefined || this.isOver) return false;
    const [kind, ...rest] = command;
    const [program = '', ...args] =
      kind === 'CMD-SHELL' ? ['/bin/sh', '-c', ...rest] : kind === 'CMD' ? rest : command;
    const { environment: env, cwd } = launched;
    return new Promise((resolve) => {
      const child = spawn(program, args, { cwd, env, stdio: 'ignore', timeout: timeoutMs });
      child.on('error', () => resolve(false));
      child.on('exit', (code) => resolve(code === 0));
    });
  }

  private async follow(launched: Launched | string, reaper: Reaper): Promise<ContainerExit> {
    if (typeof launched === 'string') {
      this.isOver = true;
      this.container.log(launched);
      return { exitCode: null, reason: launched };
    }
    this.launched = launched;
    const { child } = launched;
    const { pid } = child;
    if (pid !== undefined) reaper.watch(pid);
    // The stop came before it began.
    if (this.isStopping) this.signal('SIGTERM');
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => this.container.log(line));
    }
    const memory = setInterval(() => void this.checkMemory(child), MEMORY_CHECK_MS);
    memory.unref();
    return new Promise((resolve) => {
      const end = (exit: ContainerExit): void => {
        this.isOver = true;
        clearInterval(memory);
        if (pid !== undefined) {
          this.signal('SIGKILL');
          reaper.forget(pid);
        }
        resolve(exit);
      };
      child.once('error', (error) => end({ exitCode: null, reason: error.message }));
      child.once('exit', (exitCode, signal) => {
        const reason = this.reason ?? (signal === null ? undefined : `signal ${signal}`);
        end({ exitCode, ...(reason === undefined ? {} : { reason }) });
      });
    });
  }

  /** Whoever has ports answers at them when it is ready; another one calls a service. */
  private async warmUp({ routes }: Launched): Promise<void> {
    const ports = Object.values(routes.listens);
    const over = this.ended.then(() => undefined);
    if (ports.length === 0) {
      await Promise.race([
        over,
        this.container.called,
        wait(WARM_UP_MS, undefined, { ref: false }),
      ]);
      return;
    }
    const until = Date.now() + PORT_MS;
    while (!this.isOver && Date.now() < until) {
      const open = await Promise.all(ports.map(answers));
      if (open.every(Boolean)) return;
      await Promise.race([over, wait(PORT_CHECK_MS)]);
    }
  }

  private async checkMemory({ pid }: ChildProcess): Promise<void> {
    const mib = pid === undefined ? undefined : await residentMib(pid);
    if (mib === undefined || mib <= this.container.memoryMib || this.isOver) return;
    this.reason = 'OutOfMemoryError: Container killed due to memory usage';
    this.signal('SIGKILL');
  }

  private signal(name: 'SIGTERM' | 'SIGKILL'): void {
    const child = this.launched?.child;
    if (child?.pid === undefined) return;
    try {
      // SIGTERM goes to the program alone, as an init process passes it on.
      const isWhole = name === 'SIGKILL' && process.platform !== 'win32';
      process.kill(isWhole ? -child.pid : child.pid, name);
    } catch {
      // It ended by itself.
    }
  }
}
