import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** How the name of every folder begins that a reaper removes. */
export const FOLDER_PREFIX = 'archway-run-';

/**
 * Sees to it that nothing stays behind when this process dies without a chance to clean up: a small
 * process of its own kills what was still running and removes the folder.
 */
export class Reaper {
  private readonly process: ChildProcess;

  /** @param folder what is removed in the end; its name begins with {@link FOLDER_PREFIX} */
  constructor(folder: string) {
    const script = join(__dirname, 'after-death.cjs');
    this.process = spawn(process.execPath, [script, folder, FOLDER_PREFIX], {
      detached: true,
      env: {},
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    // Where it cannot be started, an orderly end still cleans up.
    this.process.on('error', () => undefined);
    this.process.stdin?.on('error', () => undefined);
    this.process.unref();
  }

  /** A process, leader of its group, has to end with this one. */
  watch(pid: number): void {
    this.process.stdin?.write(`+${pid}\n`);
  }

  /** A process has ended. */
  forget(pid: number): void {
    this.process.stdin?.write(`-${pid}\n`);
  }

  /** Lets the reaper remove the folder, and waits until it has. */
  async close(): Promise<void> {
    if (this.process.exitCode !== null || this.process.pid === undefined) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.ref();
    this.process.stdin?.end();
    await ended;
  }
}
