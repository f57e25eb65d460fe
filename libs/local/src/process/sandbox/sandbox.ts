import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Invocation, InvocationResult } from '../../lambda/function-runner';
import type { LocalFunction } from '../../lambda/local-function';
import { LogLines } from '../logs/log-lines';
import { traceHeader } from '../trace-header/trace-header';
import type { InvokeMessage, SandboxMessage } from './messages';
import { residentMib } from './resident-memory';
import { startProcess, type FunctionProcess } from './start-process';

/** How long a function may load: AWS page "Understanding the Lambda execution environment lifecycle". */
const INIT_MS = 10_000;
const MEMORY_CHECK_MS = 100;
/** How long the output of a process that was killed may keep its pipes open. */
const LAST_OUTPUT_MS = 500;

/** One execution environment: a process in which a function is loaded once and called many times. */
export class Sandbox {
  private readonly child: FunctionProcess;
  private readonly process: ChildProcess;
  private readonly logs: LogLines;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
  private readonly loaded: Promise<SandboxMessage>;
  private outOfMemory = false;
  private invocations = 0;
  private memoryUsedMib: number | undefined;
  private initMs: number | undefined;

  /**
   * @param environment all that the process gets to see
   * @param taskRoot the unpacked function
   * @param python the Python that runs it; undefined for functions of Node
   */
  constructor(
    private readonly fn: LocalFunction,
    environment: Readonly<Record<string, string>>,
    taskRoot: string,
    private readonly logStreamName: string,
    python?: string,
  ) {
    const started = performance.now();
    this.child = startProcess(fn, environment, taskRoot, python);
    this.process = this.child.process;
    const { stdout, stderr } = this.process;
    this.logs = new LogLines(...[stdout, stderr].filter((stream) => stream !== null));
    this.ended = new Promise((resolve) => {
      this.process.once('exit', () => {
        this.killGroup();
        resolve();
      });
      // Without a process there is no exit.
      this.process.on('error', () => this.process.pid === undefined && resolve());
    });
    this.loaded = new Promise((resolve) => {
      const stop = this.child.onMessage((message) => {
        stop();
        this.initMs = performance.now() - started;
        resolve(message);
      });
    });
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Whether the process still stands and can be called again. */
  get reusable(): boolean {
    return this.child.isConnected && this.process.exitCode === null && !this.process.killed;
  }

  /** Runs one invocation; after anything but `returned` and `failed` the process is gone. */
  async invoke(invocation: Invocation): Promise<InvocationResult> {
    const cold = this.invocations === 0;
    this.invocations += 1;
    this.memoryUsedMib = undefined;
    const result = await this.run(invocation);
    const usage = {
      ...(this.memoryUsedMib === undefined ? {} : { memoryUsedMib: this.memoryUsedMib }),
      ...(cold && this.initMs !== undefined ? { initMs: this.initMs } : {}),
    };
    return { ...result, usage, logStreamName: this.logStreamName };
  }

  private async run(invocation: Invocation): Promise<InvocationResult> {
    const { requestId, signal } = invocation;
    const gone = this.ended.then(() => 'gone' as const);
    const aborted = signal ? abortion(signal) : undefined;
    const memory = this.watchMemory();
    const timer = new AbortController();
    try {
      const loaded = await Promise.race([
        this.loaded,
        gone,
        ...(aborted ? [aborted.happened] : []),
        late(INIT_MS + invocation.timeoutMs, timer.signal),
      ]);
      if (loaded === 'late' || loaded === 'aborted') return await this.timedOut(invocation);
      if (typeof loaded === 'string') return await this.crashed(invocation);
      if (loaded.kind === 'init-failed') return await this.notLoaded(loaded);
      const mark = `end-${randomUUID()}`;
      const flushed = this.logs.until(mark);
      const answered = this.answerTo(requestId);
      this.send(invocation, mark);
      const answer = await Promise.race([
        answered,
        gone,
        ...(aborted ? [aborted.happened] : []),
        late(invocation.timeoutMs, timer.signal),
      ]);
      if (answer === 'late' || answer === 'aborted') return await this.timedOut(invocation);
      if (typeof answer === 'string') return await this.crashed(invocation);
      await Promise.race([flushed, late(LAST_OUTPUT_MS, timer.signal)]);
      return result(answer, this.logs.take());
    } finally {
      timer.abort();
      aborted?.dispose();
      memory.stop();
    }
  }

  /** Kills the process and whatever it started, and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGKILL');
      this.killGroup();
    }
    await this.ended;
  }

  private killGroup(): void {
    const { pid } = this.process;
    if (pid === undefined || process.platform === 'win32') return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody is left in it.
    }
  }

  private send(invocation: Invocation, mark: string): void {
    const { fn } = this;
    const message: InvokeMessage = {
      requestId: invocation.requestId,
      event: invocation.event,
      mark,
      traceId: traceHeader(invocation.requestId),
      timeoutMs: invocation.timeoutMs,
      context: {
        functionName: fn.functionName,
        functionVersion: invocation.functionVersion,
        invokedFunctionArn: invocation.invokedFunctionArn,
        memoryLimitInMB: String(fn.memorySizeMib),
        logGroupName: fn.logGroupName,
        logStreamName: this.logStreamName,
      },
    };
    this.child.send(message);
  }

  private answerTo(requestId: string): Promise<SandboxMessage> {
    return new Promise((resolve) => {
      const stop = this.child.onMessage((message) => {
        if (!('requestId' in message) || message.requestId !== requestId) return;
        stop();
        resolve(message);
      });
    });
  }

  private watchMemory(): { stop(): void } {
    const look = (): void => {
      const { pid } = this.process;
      if (pid === undefined) return;
      void residentMib(pid).then((mib) => {
        if (mib !== undefined) this.memoryUsedMib = Math.max(mib, this.memoryUsedMib ?? 0);
        if (mib === undefined || mib <= this.fn.memorySizeMib || this.outOfMemory) return;
        this.outOfMemory = true;
        void this.kill();
      });
    };
    look();
    const timer = setInterval(look, MEMORY_CHECK_MS);
    return { stop: () => clearInterval(timer) };
  }

  private async timedOut({ requestId, timeoutMs }: Invocation): Promise<InvocationResult> {
    await this.end();
    const line = `${new Date().toISOString()} ${requestId} Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
    return { status: 'timed-out', log: [...this.logs.take(), line] };
  }

  private async crashed({ requestId }: Invocation): Promise<InvocationResult> {
    await this.end();
    const { exitCode, signalCode } = this.process;
    const how =
      signalCode === null
        ? `exit status ${exitCode}`
        : `signal: ${signalCode === 'SIGKILL' ? 'killed' : signalCode}`;
    const memory = this.outOfMemory ? ` (more than ${this.fn.memorySizeMib} MiB of memory)` : '';
    const line = `RequestId: ${requestId} Error: Runtime exited with error: ${how}${memory} Runtime.ExitError`;
    return { status: 'crashed', exitCode, log: [...this.logs.take(), line] };
  }

  private async notLoaded(message: {
    readonly errorType: string;
    readonly errorMessage: string;
  }): Promise<InvocationResult> {
    await this.end();
    const { errorType, errorMessage } = message;
    return { status: 'failed', errorType, errorMessage, log: this.logs.take() };
  }

  /** Kills the process and lets its last words arrive. */
  private async end(): Promise<void> {
    const closed = once(this.process, 'close').catch(() => undefined);
    const streams = [this.process.stdout, this.process.stderr];
    const open = streams.some((stream) => stream !== null && !stream.destroyed);
    await this.kill();
    if (open) await Promise.race([closed, wait(LAST_OUTPUT_MS)]);
  }
}

/** Resolves after `ms`; never, once `signal` is aborted. */
function late(ms: number, signal: AbortSignal): Promise<'late'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('late'), ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

function result(
  message: SandboxMessage,
  log: readonly string[],
): Extract<InvocationResult, { status: 'returned' | 'failed' }> {
  if (message.kind === 'returned') return { status: 'returned', payload: message.payload, log };
  if (message.kind === 'failed') {
    const { errorType, errorMessage } = message;
    return { status: 'failed', errorType, errorMessage, log };
  }
  throw new Error(`unexpected ${message.kind}`);
}

function abortion(signal: AbortSignal) {
  let listener: (() => void) | undefined;
  const happened = new Promise<'aborted'>((resolve) => {
    listener = () => resolve('aborted');
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  });
  return {
    happened,
    dispose: () => listener && signal.removeEventListener('abort', listener),
  };
}
