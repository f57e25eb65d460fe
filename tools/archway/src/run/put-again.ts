import type { Entry } from '../entry/entry';
import type { EntryResult } from '../result/result';
import { runPortion, type Portion } from './run-portion';
import type { Session } from './session';

/**
 * Uploads a photo once more under its key. Functions then find their earlier picture, which takes them
 * and their permissions along a way that first uploads do not go.
 */
export async function putAgain(
  session: Session,
  entry: Entry,
  portion: Omit<Portion, 'entries'>,
): Promise<EntryResult | undefined> {
  const once = { ...portion, entries: [entry] };
  // Where objects are removed when they are done, the first upload is repeated before the second.
  if (portion.release) await runPortion(session, undefined, { ...once, release: false });
  const [result] = await runPortion(session, undefined, once);
  return result;
}
