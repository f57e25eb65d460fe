import type { Architecture } from '@archway/local';
import { branchAt, type Branch } from '../flow/flow';
import type { EntryResult } from '../result/result';
import { tell } from '../story/story';
import type { Session } from './session';

/** What came of what schedules fired, each time on its own. */
export function firedEntries(
  session: Session,
  schedules: readonly Branch[],
  architecture: Architecture,
): readonly EntryResult[] {
  return session.firings().map((name): EntryResult => {
    const events = session.takeEvents(name);
    const from = new Set(events.flatMap((event) => ('from' in event ? [event.from] : [])));
    const own = schedules.filter(({ stops }) => stops.some(({ arn }) => from.has(arn)));
    const known = new Set(own.map(({ functionName }) => functionName));
    const called = events.flatMap((event) =>
      event.kind === 'invoked' && !known.has(event.functionName)
        ? (branchAt(architecture, event.functionName) ?? [])
        : [],
    );
    const outcomes = [...own, ...called].map((branch) => tell(branch, events));
    return { noun: 'event', name, key: name, bytes: 0, outcomes };
  });
}
