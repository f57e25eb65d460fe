import {
  plannedConfiguration,
  readFolder,
  readPlan,
  readStack,
  UnreadableTerraform,
  type Configuration,
  type ReadOptions,
  type Unread,
} from '@archway/terraform';
import { NothingRead, UsageError } from '../usage-error/usage-error';
import type { Found } from './find-terraform';

/** @throws UsageError for what cannot be read */
export async function readTerraform(
  { kind, path, name }: Found,
  options: ReadOptions = {},
): Promise<Configuration> {
  try {
    const called = name === undefined ? {} : { name };
    if (kind === 'plan') return plannedConfiguration(readPlan(path, called));
    const named = { ...options, ...called };
    return kind === 'stack' ? readStack(path, named) : await readFolder(path, named);
  } catch (error) {
    if (error instanceof UnreadableTerraform) throw new UsageError(error.message);
    throw error;
  }
}

/**
 * Reads what can be read, and names the rest.
 *
 * @throws NothingRead where nothing can be read
 */
export async function readAll(
  found: readonly Found[],
  options: ReadOptions,
): Promise<{
  readonly configurations: readonly Configuration[];
  readonly unread: readonly Unread[];
}> {
  const configurations: Configuration[] = [];
  const unread: Unread[] = [];
  for (const each of found) {
    try {
      configurations.push(await readTerraform(each, options));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const message = error.message.replace(`${each.path}: `, '');
      unread.push({ what: each.path, why: message.replace(`${each.path}/`, ''), isBroken: true });
    }
  }
  const [first] = unread;
  if (first !== undefined && configurations.length === 0) {
    const more = unread.length === 1 ? '' : `; nor can ${unread.length - 1} others be read`;
    throw new NothingRead(`${first.what}: ${first.why}${more}`);
  }
  return { configurations, unread };
}
