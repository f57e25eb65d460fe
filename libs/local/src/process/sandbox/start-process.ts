import { fork, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { LocalFunction } from '../../lambda/local-function';
import type { InvokeMessage, SandboxMessage } from './messages';

/** A function's process and the channel to it. */
export interface FunctionProcess {
  readonly process: ChildProcess;
  send(message: InvokeMessage): void;
  /** @returns takes the listener away */
  onMessage(listener: (message: SandboxMessage) => void): () => void;
  /** Whether messages still reach it. */
  readonly isConnected: boolean;
}

// A process leads a group of its own, so that it can be killed with all that it started, and a Ctrl-C on
// the terminal reaches the runner alone.
const DETACHED = process.platform !== 'win32';

/**
 * Starts a function's process.
 *
 * @param environment all that the process gets to see
 * @param python the Python that runs it; undefined for functions of Node
 */
export function startProcess(
  fn: LocalFunction,
  environment: Readonly<Record<string, string>>,
  taskRoot: string,
  python: string | undefined,
): FunctionProcess {
  return python === undefined
    ? startNode(fn, environment, taskRoot)
    : startPython(python, environment, taskRoot);
}

function startNode(
  { memorySizeMib }: LocalFunction,
  env: Readonly<Record<string, string>>,
  cwd: string,
): FunctionProcess {
  const child = fork(join(__dirname, 'bootstrap.cjs'), [], {
    cwd,
    env,
    execArgv: [`--max-old-space-size=${memorySizeMib}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: DETACHED,
  });
  return {
    process: child,
    // A process that has died in the meantime is noticed by its exit.
    send: (message) => child.send(message, () => undefined),
    onMessage: (listener) => {
      child.on('message', listener);
      return () => child.off('message', listener);
    },
    get isConnected() {
      return child.connected;
    },
  };
}

/** Python has no channel of its own: messages are lines of JSON on a socket. */
function startPython(
  python: string,
  env: Readonly<Record<string, string>>,
  cwd: string,
): FunctionProcess {
  const child = spawn(python, ['-u', '-B', join(__dirname, 'bootstrap.py')], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: DETACHED,
  });
  const channel = child.stdio[3] as Duplex | null;
  const listeners = new Set<(message: SandboxMessage) => void>();
  let rest = '';
  channel?.setEncoding('utf8');
  channel?.on('error', () => undefined);
  channel?.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const message = JSON.parse(line) as SandboxMessage;
      for (const listener of [...listeners]) listener(message);
    }
  });
  return {
    process: child,
    send: (message) => channel?.write(`${JSON.stringify(message)}\n`),
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get isConnected() {
      return channel?.writable === true;
    },
  };
}
