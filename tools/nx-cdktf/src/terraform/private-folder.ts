import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What ends a process from outside; Node then runs no `exit` handlers. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets `work` use a temporary folder that nobody else on the machine can look into. The folder is gone
 * afterwards, however the work or the process ends.
 */
export async function withPrivateFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nx-cdktf-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = (signal: (typeof SIGNALS)[number]) => {
    remove();
    process.exit(128 + constants.signals[signal]);
  };
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, stop);
    remove();
  }
}
