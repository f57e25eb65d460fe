import type { Terminal } from './terminal';

/** Where the process writes to. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** How wide `out` is, where it is a terminal. */
  readonly columns: number | undefined;
  readonly isOutTerminal: boolean;
  readonly isErrTerminal: boolean;
}

/** The terminal that this process has. */
export function processTerminal(signal: AbortSignal, streams = processStreams()): Terminal {
  const { columns, isOutTerminal, isErrTerminal } = streams;
  return {
    out: (text) => streams.out(text),
    err: (text) => streams.err(text),
    ...(columns === undefined ? {} : { columns }),
    color: isColored(process.env, isOutTerminal),
    live: isErrTerminal && process.env['TERM'] !== 'dumb' && !process.env['CI'],
    cwd: process.cwd(),
    userFolder: process.env['INIT_CWD'] ?? process.cwd(),
    signal,
  };
}

function processStreams(): Streams {
  const { columns, isTTY = false } = process.stdout as { columns?: number; isTTY?: boolean };
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    columns,
    isOutTerminal: isTTY,
    isErrTerminal: process.stderr.isTTY,
  };
}

/** Whether to use colors: what the user says, else whether they read on a terminal. */
function isColored(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}
