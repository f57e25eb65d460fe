import { typesKnowing } from '@archway/aws';
import { flagOr } from '@archway/checks';
import { isUnknown } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { compareGuards, compareRemovals } from '../guards/guard';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';
import { compareExpiry } from './expiry';
import { BACKUP_GUARDS } from './guards';
import { compareIrreversible } from './irreversible';
import { compareBackupPlans } from './plans';
import { BACKUP_REMOVALS } from './removals';
import { compareReplication } from './replication';

const ABOUT = { topic: 'backup', kind: 'backup' } as const;

/** What can be brought back less than before: backups, versions, copies, and messages that failed. */
export function compareBackups(compared: Compared): readonly Meaning[] {
  return [
    ...withoutSnapshot(compared),
    ...compareGuards(compared, BACKUP_GUARDS, ABOUT),
    ...compareRemovals(compared, BACKUP_REMOVALS, ABOUT),
    ...compareBackupPlans(compared),
    ...compareReplication(compared),
    ...compareExpiry(compared),
    ...compareIrreversible(compared),
  ];
}

const SNAPSHOT_AT_THE_END = typesKnowing('deletion')
  .filter(({ deletion }) => deletion.some(({ kind }) => kind === 'final-snapshot'))
  .map(({ type }) => type);

/** Databases that go without a last snapshot. The state says so: Terraform destroys by it. */
function withoutSnapshot(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  return sides.prior.all(...SNAPSHOT_AT_THE_END).flatMap((subject): readonly Meaning[] => {
    const change = sides.changeOf(subject);
    if (change?.action !== 'delete' && change?.action !== 'replace') return [];
    const { skip_final_snapshot: skip, replicate_source_db: source } = subject.attributes;
    // A replica has no data of its own.
    if (typeof source === 'string' && source !== '') return [];
    const line = { topic: 'backup', address: change.address, sign: 'removed' } as const;
    const name = nameOf(subject);
    if (isUnknown(skip)) {
      const text = `${name} is destroyed; whether with a final snapshot cannot be seen`;
      return [{ ...line, text, explains: [], concern: { kind: 'incomplete', level: 'note' } }];
    }
    if (flagOr(skip, false) !== true) return [];
    const text = `${name} is destroyed without a final snapshot`;
    return [{ ...line, text, explains: [], concern: { kind: 'backup', level: 'stop' } }];
  });
}
