import { ADMINISTRATOR, AwsError, type Architecture } from '@archway/local';
import type { Entry } from '../entry/entry';
import { branchAt, type Branch } from '../flow/flow';
import type { OutFolder } from '../out/out-folder';
import type { EntryOutcome, EntryResult, SavedPicture } from '../result/result';
import { tell, type Outcome } from '../story/story';
import type { Session } from './session';
import type { TraceEvent } from '@archway/local';

/** The most that is under way at once: all of it is held in memory until it is done. */
const MOST_ENTRIES = 24;
const MOST_BYTES = 96 * 1024 * 1024;

/** Cuts entries into portions that fit into memory together. */
export function portions(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const cut: Entry[][] = [];
  let bytes = Infinity;
  for (const entry of entries) {
    const last = cut.at(-1);
    if (last === undefined || last.length >= MOST_ENTRIES || bytes + entry.bytes > MOST_BYTES) {
      cut.push([entry]);
      bytes = entry.bytes;
    } else {
      last.push(entry);
      bytes += entry.bytes;
    }
  }
  return cut;
}

export interface Portion {
  readonly entries: readonly Entry[];
  readonly architecture: Architecture;
  /** Whether objects are removed from the cloud once they are saved. */
  readonly release: boolean;
  /** Resolves when nothing is left to do; rejects when it must not be waited for any longer. */
  readonly settled: () => Promise<void>;
}

/**
 * Puts a portion in, waits until it has gone its way, and saves what came of it.
 *
 * @param out where pictures are saved; undefined leaves them where they are
 */
export async function runPortion(
  session: Session,
  out: OutFolder | undefined,
  { entries, architecture, release, settled }: Portion,
): Promise<readonly EntryResult[]> {
  const refused = new Map<string, string>();
  const tokens = new Map<string, string>();
  await session.standingStill(async () => {
    for (const entry of entries) {
      try {
        tokens.set(entry.name, await entry.put(session));
      } catch (error) {
        if (!(error instanceof AwsError) && !isFileError(error)) throw error;
        refused.set(entry.name, (error as Error).message);
      }
    }
  });
  await settled();
  const results: EntryResult[] = [];
  for (const entry of entries) {
    const { noun, name, key, bytes } = entry;
    const token = tokens.get(name);
    const why = refused.get(name) ?? entry.unheard;
    const events = token === undefined ? [] : session.takeEvents(token);
    const branches = [...entry.branches, ...furtherBranches(entry, events, architecture)];
    const told = branches.map((branch): Outcome =>
      why === undefined ? tell(branch, events) : notArrived(branch, why),
    );
    const outcomes: EntryOutcome[] = [];
    for (const outcome of told) {
      outcomes.push({ ...outcome, pictures: await save(session, out, name, outcome) });
    }
    results.push({ noun, name, key, bytes, outcomes });
    if (release && token !== undefined) discard(session, entry, outcomes);
  }
  return results;
}

/** Functions that ran for an entry further down: what another function wrote or sent called them. */
function furtherBranches(
  { branches }: Entry,
  events: readonly TraceEvent[],
  architecture: Architecture,
): readonly Branch[] {
  const known = new Set(branches.map(({ functionName }) => functionName));
  const called = new Set(
    events.flatMap((event) => (event.kind === 'invoked' ? [event.functionName] : [])),
  );
  return [...called].flatMap((name) =>
    known.has(name) ? [] : (branchAt(architecture, name) ?? []),
  );
}

function notArrived({ name }: Branch, reason: string): Outcome {
  return {
    branch: name,
    status: 'not-arrived',
    reason,
    pictures: [],
    milliseconds: 0,
    steps: [],
    log: [],
    reached: [],
  };
}

async function save(
  { cloud }: Session,
  out: OutFolder | undefined,
  name: string,
  { branch, pictures }: Outcome,
): Promise<readonly SavedPicture[]> {
  if (out === undefined) return pictures;
  const saved: SavedPicture[] = [];
  for (const picture of pictures) {
    try {
      const { bucket, key } = picture;
      const { body } = cloud.s3.getObject(ADMINISTRATOR, { bucket, key });
      saved.push({ ...picture, file: await out.save(branch, name, key, body) });
    } catch (error) {
      // A picture that somebody has deleted since is told without its file.
      if (!(error instanceof AwsError)) throw error;
      saved.push(picture);
    }
  }
  return saved;
}

/** Removes an object and what came of it for good, so that the next portion has the memory. */
function discard({ cloud }: Session, { object }: Entry, outcomes: readonly EntryOutcome[]): void {
  const objects = [
    ...(object === undefined ? [] : [object]),
    ...outcomes.flatMap(({ pictures }) => pictures.map(({ bucket, key }) => ({ bucket, key }))),
  ];
  for (const { bucket, key } of objects) {
    const versions = cloud.s3.listObjectVersions(ADMINISTRATOR, { bucket, prefix: key });
    for (const { key: found, versionId } of versions) {
      if (found === key) cloud.s3.deleteObject(ADMINISTRATOR, { bucket, key, versionId });
    }
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
