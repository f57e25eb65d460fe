import { resolve } from 'node:path';
import { readArchitecture } from '@archway/local';
import type { Terminal } from '../cli/terminal';
import { branchesOf, entranceOf } from '../flow/flow';
import { OutFolder } from '../out/out-folder';
import { findPhotos, named, type Photos } from '../photos/photos';
import { Progress } from '../progress/progress';
import { reportPage } from '../report/report';
import { againLine, problemsIn, summary, type PhotoResult, type RunResult } from '../result/result';
import { readOptionsOf, type InputFlags } from '../input/input-options';
import { readStacks } from '../stacks/stacks';
import { resultTable } from '../table/table';
import { UsageError } from '../usage-error/usage-error';
import { count, duration } from '../words/words';
import { resultJson } from './result-json';
import { serveOn } from './serve-on';
import { Session } from './session';
import { uploadAgain } from './upload-again';
import { portions, runPortion } from './upload-photos';

/** The options of `archway local`, as they come from the command line. */
export interface LocalFlags extends InputFlags {
  /** @default - cdktf.out */
  readonly terraform?: readonly string[];
  readonly samples?: string;
  readonly bucket?: string;
  readonly prefix?: string;
  readonly out: string;
  readonly json?: boolean;
  readonly keep?: boolean;
  readonly port: number;
  readonly seed: number;
  readonly timeout: number;
}

/**
 * `archway local`: uploads photos to the bucket of the Terraform, lets the event flow run until nothing
 * is left to do, and tells what came of each photo.
 *
 * @returns 0 when every photo that can be processed was, else 1
 * @throws UsageError for a command that cannot be carried out
 */
export async function runCommand(
  paths: readonly string[],
  flags: LocalFlags,
  terminal: Terminal,
): Promise<number> {
  const { running, idle } = await readStacks(
    flags.terraform ?? ['cdktf.out'],
    terminal.cwd,
    readOptionsOf(flags, terminal.cwd),
  );
  const architecture = readArchitecture(running);
  const entrance = entranceOf(architecture, flags);
  const branches = branchesOf(architecture, entrance);
  const { photos, leftOut } = await photosToTake(paths, flags, terminal);
  const out = await OutFolder.open(resolve(terminal.cwd, flags.out));
  const progress = new Progress(terminal);
  if (idle.length > 0)
    progress.say(`Nothing to run in ${idle.join(', ')}: no bucket tells of uploads.`);
  progress.say(
    `${count(photos.length, 'photo')} → ${entrance.bucketName}/${entrance.prefix} → ${branches.map(({ name }) => name).join(', ')}`,
  );

  const started = Date.now();
  const session = await Session.open({ stacks: running, seed: flags.seed, port: flags.port });
  try {
    progress.begin(photos.length);
    session.cloud.onTrace((event) => progress.see(event));
    const settled = settling(session, terminal.signal, started + flags.timeout * 1000);
    const results: PhotoResult[] = [];
    const cut = portions(photos);
    const release = cut.length > 1 && flags.keep !== true;
    const common = { entrance, branches, release, settled };
    for (const portion of cut) {
      results.push(...(await runPortion(session, out, { ...common, photos: portion })));
    }
    const done = photos.find((_photo, index) => isDone(results[index]));
    const again = done && (await uploadAgain(session, done, common));
    progress.end();
    const result: RunResult = {
      entrance,
      branches,
      photos: results,
      ...(again && { again }),
      problems: [
        ...(branches.length > 0
          ? []
          : [`${entrance.bucketName} tells of photos, and nobody takes them`]),
        ...problemsIn(results, again, session.denials),
      ],
      notSimulated: session.cloud.notSimulated,
      idleStacks: idle,
      leftOut,
      realMilliseconds: Date.now() - started,
      skippedMilliseconds: session.skippedMilliseconds,
    };
    await out.write('report.html', reportPage(result));
    await out.close();
    tellResult(result, flags, out, terminal);
    if (flags.keep === true) await serveOn(session, architecture, entrance, terminal, progress);
    return result.problems.length === 0 ? 0 : 1;
  } finally {
    progress.end();
    await session.close();
  }
}

function photosToTake(
  paths: readonly string[],
  { samples }: LocalFlags,
  { cwd, userFolder }: Terminal,
): Promise<Photos> {
  if (paths.length > 0) return findPhotos(paths, userFolder);
  if (samples !== undefined) return findPhotos([samples], cwd);
  throw new UsageError('name photos or folders, or a folder of --samples');
}

/** Whether a photo became a picture on every branch. */
function isDone(result: PhotoResult | undefined): boolean {
  return !!result?.outcomes.length && result.outcomes.every(({ status }) => status === 'picture');
}

/** Waits for the cloud to have nothing left to do, but not for ever. */
function settling(session: Session, signal: AbortSignal, deadline: number): () => Promise<void> {
  return () =>
    new Promise((done, reject) => {
      const stop = (message: string): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', interrupted);
        reject(new Error(message));
      };
      const interrupted = (): void => stop('interrupted');
      const late = (): void =>
        stop('gave up: messages are still under way (--timeout gives them more time)');
      const timer = setTimeout(late, Math.max(0, deadline - Date.now()));
      signal.addEventListener('abort', interrupted, { once: true });
      if (signal.aborted) return interrupted();
      void session.cloud.idle().then(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', interrupted);
        done();
      });
    });
}

function tellResult(
  result: RunResult,
  { json }: LocalFlags,
  out: OutFolder,
  terminal: Terminal,
): void {
  const { photos, problems, realMilliseconds, skippedMilliseconds, leftOut } = result;
  const report = resolve(out.path, 'report.html');
  if (json === true) {
    terminal.out(`${JSON.stringify(resultJson(result, report), undefined, 2)}\n`);
  } else {
    terminal.out(`\n${resultTable(photos)}\n\n`);
    const skipped =
      skippedMilliseconds < 1000
        ? ''
        : `; ${duration(skippedMilliseconds)} of waiting in queues took no time`;
    terminal.out(`${summary(result)} in ${duration(realMilliseconds)}${skipped}.\n`);
    if (result.again !== undefined) terminal.out(`${againLine(result.again)}\n`);
    if (leftOut.length > 0) terminal.out(`Left out: ${named(leftOut)}.\n`);
    terminal.out(`The pictures and the way of each message: ${report}\n`);
  }
  for (const line of problems) terminal.err(`archway: ${line}\n`);
}
