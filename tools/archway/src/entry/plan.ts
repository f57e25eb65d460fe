import { resolve } from 'node:path';
import type { Architecture } from '@archway/local';
import type { Terminal } from '../cli/terminal';
import { entranceAt, entranceOf, type Branch, type EntranceWish } from '../flow/flow';
import { findPhotos } from '../photos/photos';
import { UsageError } from '../usage-error/usage-error';
import { entryOf, named, upload } from './entries';
import type { Entry } from './entry';
import type { Wish } from './wishes';

export interface EntryFlags extends EntranceWish {
  readonly samples?: string;
  readonly send?: readonly Wish[];
  readonly publish?: readonly Wish[];
  readonly invoke?: readonly Wish[];
  readonly request?: readonly Wish[];
  /** Headers of every request, such as `Idempotency-Key: 1`. */
  readonly header?: readonly string[];
  readonly upload?: readonly Wish[];
}

/** What goes in, and where. */
export interface EntryPlan {
  readonly entries: readonly Entry[];
  /** Every way of every entry, each once. */
  readonly branches: readonly Branch[];
  /** Where it goes in, for a person: `photos-in/in/`, `jobs`. */
  readonly targets: readonly string[];
  /** What a search of folders did not take. */
  readonly leftOut: readonly string[];
  /** Why nothing can come of an entry. */
  readonly problems: readonly string[];
}

/** What the command asks for beside photos, in its order within each option. */
export function wishesIn({ request = [], ...flags }: EntryFlags) {
  const { upload: up = [], send = [], publish = [], invoke = [] } = flags;
  return [...up, ...send, ...publish, ...invoke, ...request];
}

/**
 * Finds out what goes in: the photos that are named, else what `--upload`, `--send`, `--publish` and
 * `--invoke` ask for, else the samples.
 *
 * @throws UsageError for what is not there
 */
export async function planEntries(
  paths: readonly string[],
  flags: EntryFlags,
  architecture: Architecture,
  terminal: Terminal,
): Promise<EntryPlan> {
  const wishes = wishesIn(flags);
  const plans: EntryPlan[] = [];
  if (paths.length > 0) {
    plans.push(await uploads(paths, terminal.userFolder, entranceOf(architecture, flags)));
  }
  for (const [index, wish] of wishes.entries()) {
    if (wish.kind === 'upload') {
      const bucket = named(architecture.buckets, wish.to, (each) => each.bucketName, '--upload');
      const entrance = entranceAt(architecture, bucket, flags.prefix ?? '');
      plans.push(await uploads(wish.files, terminal.userFolder, entrance));
    } else {
      const entry = await entryOf(wish, index + 1, architecture, {
        cwd: resolve(terminal.userFolder),
        headers: flags.header ?? [],
      });
      const { branches, key } = entry;
      plans.push({ entries: [entry], branches, targets: [key], leftOut: [], problems: [] });
    }
  }
  if (plans.length === 0 && flags.samples !== undefined) {
    plans.push(await uploads([flags.samples], terminal.cwd, entranceOf(architecture, flags)));
  }
  return joined(plans);
}

async function uploads(
  paths: readonly string[],
  cwd: string,
  entrance: ReturnType<typeof entranceOf>,
): Promise<EntryPlan> {
  const { photos, leftOut } = await findPhotos(paths, cwd);
  const { bucketName, prefix, branches, notifications } = entrance;
  return {
    entries: photos.map((photo) => upload(photo, entrance)),
    branches,
    targets: [`${bucketName}/${prefix}`],
    leftOut,
    problems:
      notifications.length > 0 && branches.length === 0
        ? [`${bucketName} sends notifications of created objects, and nobody takes them`]
        : [],
  };
}

function joined(plans: readonly EntryPlan[]): EntryPlan {
  const entries = plans.flatMap((plan) => plan.entries);
  const names = new Set<string>();
  for (const { name } of entries) {
    if (names.has(name)) throw new UsageError(`${name} goes in twice: give it another name`);
    names.add(name);
  }
  const byName = new Map(
    plans.flatMap(({ branches }) =>
      branches.map((branch) => [`${branch.name} ${branch.stops[0]?.arn ?? ''}`, branch] as const),
    ),
  );
  return {
    entries,
    branches: [...byName.values()],
    targets: [...new Set(plans.flatMap(({ targets }) => targets))],
    leftOut: plans.flatMap(({ leftOut }) => leftOut),
    problems: plans.flatMap(({ problems }) => problems),
  };
}
