import type { TraceEvent } from '@archway/local';
import type { Noun } from '../entry/entry';
import type { Branch } from '../flow/flow';
import type { QueueLevels } from '../report/queue-levels';
import type { Refusal } from '../report/refusals';
import { nounOf } from './nouns';
import type { Outcome, Picture, Status } from '../story/story';
import { count } from '../words/words';

/** A picture and where it was saved. */
export interface SavedPicture extends Picture {
  /** Relative to the folder of the report, with slashes; undefined where it is gone again. */
  readonly file?: string;
}

export interface EntryOutcome extends Omit<Outcome, 'pictures'> {
  readonly pictures: readonly SavedPicture[];
}

/** What became of one photo, object, message or event. */
export interface EntryResult {
  readonly noun: Noun;
  readonly name: string;
  readonly key: string;
  readonly bytes: number;
  readonly outcomes: readonly EntryOutcome[];
}

/** What became of a run. */
export interface RunResult {
  /** Where entries went in, for a person. */
  readonly targets: readonly string[];
  readonly branches: readonly Branch[];
  readonly entries: readonly EntryResult[];
  /** What came of uploading one of the photos once more; undefined where none became pictures. */
  readonly again?: EntryResult;
  /** One line for each thing that should not have happened; empty for a run that succeeded. */
  readonly problems: readonly string[];
  /** What policies refused, with the statement behind it. */
  readonly refusals: readonly Refusal[];
  /** What queues held over time. */
  readonly queues: readonly QueueLevels[];
  readonly notSimulated: readonly string[];
  /** Stacks that have nothing to run. */
  readonly idleStacks: readonly string[];
  /** What a search of folders did not take. */
  readonly leftOut: readonly string[];
  readonly realMilliseconds: number;
  /** Time that the cloud's clock went on without anybody waiting. */
  readonly skippedMilliseconds: number;
}

type Denied = Extract<TraceEvent, { kind: 'denied' }>;

const FAILURES: readonly Status[] = ['failed', 'lost', 'not-arrived'];

const WHAT_HAPPENED: Readonly<Partial<Record<Status, string>>> = {
  failed: 'failed on',
  lost: 'lost on',
  'not-arrived': 'did not arrive at',
  acknowledged: 'made no picture on',
};

/**
 * What should not have happened, one line for each cause: first the permissions that were missing, then
 * photos that ended as they should not.
 */
export function problemsIn(
  entries: readonly EntryResult[],
  again: EntryResult | undefined,
  denials: readonly Denied[],
): readonly string[] {
  return [...deniedLines(denials), ...failureLines(entries), ...againLines(again)];
}

/** A photo that became pictures does so a second time; a function may also leave them as they are. */
function againLines(again: EntryResult | undefined): readonly string[] {
  const wrong = (again?.outcomes ?? []).filter(
    ({ status }) => FAILURES.includes(status) || status === 'refused',
  );
  return wrong.map(
    ({ branch, reason }) =>
      `${again?.name} uploaded a second time made no picture on ${branch}: ${reason}`,
  );
}

function deniedLines(denials: readonly Denied[]): readonly string[] {
  const causes = new Map<string, { readonly explanation: string; times: number }>();
  for (const { principal, action, resource, explanation } of denials) {
    // Objects of one bucket are refused for one reason.
    const cause = [principal, action, resource.split('/')[0]].join(' ');
    const known = causes.get(cause);
    if (known === undefined) causes.set(cause, { explanation, times: 1 });
    else known.times += 1;
  }
  return [...causes.values()].map(
    ({ explanation, times }) => `denied: ${explanation}${times === 1 ? '' : ` (${times} times)`}`,
  );
}

function failureLines(entries: readonly EntryResult[]): readonly string[] {
  const writing = new Set(
    entries.flatMap(({ outcomes }) =>
      outcomes.filter(({ status }) => status === 'picture').map(({ branch }) => branch),
    ),
  );
  const causes = new Map<string, { readonly names: string[]; readonly what: string }>();
  for (const { name, outcomes } of entries) {
    for (const { status, branch, reason } of outcomes) {
      const silent = status === 'acknowledged' && writing.has(branch);
      if (!FAILURES.includes(status) && !silent) continue;
      const what = `${WHAT_HAPPENED[status]} ${branch}: ${reason}`;
      const known = causes.get(what);
      if (known === undefined) causes.set(what, { names: [name], what });
      else known.names.push(name);
    }
  }
  return [...causes.values()].map(({ names, what }) =>
    names.length === 1 ? `${names[0]} ${what}` : `${count(names.length, nounOf(entries))} ${what}`,
  );
}

/** How many entries ended in which way, over all branches. */
export function tally(entries: readonly EntryResult[]): Readonly<Record<Status, number>> {
  const tallied: Record<Status, number> = {
    picture: 0,
    refused: 0,
    filtered: 0,
    acknowledged: 0,
    failed: 0,
    denied: 0,
    lost: 0,
    'not-arrived': 0,
  };
  for (const { outcomes } of entries) for (const { status } of outcomes) tallied[status] += 1;
  return tallied;
}

/** `12 photos, 22 pictures, 2 refused`: what a run came to. */
export function summary({ entries }: Pick<RunResult, 'entries'>): string {
  const { picture, ...others } = tally(entries);
  const noun = nounOf(entries);
  const pictures = entries
    .flatMap(({ outcomes }) => outcomes)
    .reduce((sum, outcome) => sum + outcome.pictures.length, 0);
  const rest = Object.entries(others)
    .filter(([, number]) => number > 0)
    .map(([status, number]) => `${number} ${status.replace('-', ' ')}`);
  return [
    count(entries.length, noun),
    ...(noun === 'photo' || pictures > 0 ? [made(Math.max(pictures, picture), noun)] : []),
    ...rest,
  ].join(', ');
}

function made(number: number, noun: Noun | 'entry'): string {
  return noun === 'photo' ? count(number, 'picture') : `${count(number, 'object')} written`;
}

/** What came of the second upload, in a sentence. */
export function againLine({ name, outcomes }: EntryResult): string {
  const replaced = outcomes.filter(({ status }) => status === 'picture').length;
  return replaced === outcomes.length
    ? `${name} was uploaded a second time, and its pictures were replaced.`
    : `${name} was uploaded a second time; ${replaced} of ${outcomes.length} branches replaced its picture.`;
}
