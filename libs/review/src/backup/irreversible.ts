import type { Subject } from '@archway/checks';
import { flagOf, numberOf, textOf, type Value } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { valueAt } from '../guards/guard';
import { days } from '../guards/kinds';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';

/** What is said of a resource that nobody can take back; undefined where it can be. */
type Tell = (subject: Subject, dateIn: (amount: number) => string) => string | undefined;

const DAYS_OF_YEAR = 365;

const TELLS: Readonly<Record<string, Tell>> = {
  /** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html */
  aws_backup_vault_lock_configuration: (lock, dateIn) => {
    const grace = numberOf(lock.attributes['changeable_for_days']);
    return grace === undefined || grace === 0
      ? undefined
      : `locks the vault in compliance mode: it can be removed for ${days(grace)}${dateIn(grace)}, and after that by nobody, AWS included, as long as the vault holds a backup`;
  },
  /** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html */
  aws_backup_logically_air_gapped_vault: (vault, dateIn) => {
    const least = numberOf(vault.attributes['min_retention_days']);
    return `is locked in compliance mode from the first day on: ${
      least === undefined
        ? 'nobody can delete what is copied into it before its time'
        : `nobody can delete what is copied into it for ${days(least)}${dateIn(least)} at least`
    }`;
  },
  /** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html */
  aws_s3_bucket_object_lock_configuration: (lock, dateIn) => {
    const at = (name: string): Value | undefined =>
      valueAt(lock.attributes, ['rule', 'default_retention', name]);
    if (textOf(at('mode')) !== 'COMPLIANCE') return undefined;
    const years = numberOf(at('years'));
    const amount = numberOf(at('days')) ?? (years === undefined ? undefined : years * DAYS_OF_YEAR);
    return amount === undefined
      ? 'locks new versions of objects in compliance mode: nobody can delete them before their time'
      : `locks new versions of objects in compliance mode: nobody can delete what is written for ${days(amount)}${dateIn(amount)}`;
  },
  /** @see https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock.html */
  aws_glacier_vault_lock: (lock) =>
    flagOf(lock.attributes['complete_lock']) === true
      ? 'completes the lock of the vault: nobody can change or remove its policy any more'
      : undefined,
};

/** What cannot be undone once it is applied, or after a date that follows from the plan's own. */
export function compareIrreversible(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  const dateIn = dates(compared.plan.timestamp);
  return sides.planned.all(...Object.keys(TELLS)).flatMap((after): readonly Meaning[] => {
    const change = sides.changeOf(after);
    if (change === undefined || change.action === 'forget' || change.action === 'delete') return [];
    const tell = TELLS[after.type];
    const text = tell?.(after, dateIn);
    const before = sides.prior.find(sides.planned.keyOf(after));
    const said = before === undefined ? undefined : tell?.(before, dateIn);
    if (text === undefined || text === said) return [];
    return [
      {
        topic: 'backup',
        address: change.address,
        sign: 'added',
        text: `${nameOf(after)} ${text}`,
        explains: [],
        concern: { kind: 'irreversible', level: 'stop' },
      },
    ];
  });
}

/** The day some days after the plan, where the plan says when it was made. */
function dates(timestamp: string | undefined): (amount: number) => string {
  const planned = timestamp === undefined ? Number.NaN : Date.parse(timestamp);
  return (amount) => {
    const until = new Date(planned + amount * 86_400_000);
    return Number.isNaN(until.getTime())
      ? ''
      : `, until ${until.toISOString().slice(0, 10)} if it is applied on the day of the plan`;
  };
}
