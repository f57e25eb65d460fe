import {
  blocksOf,
  flagOf,
  isUnknown,
  numberOf,
  textOf,
  type ObjectValue,
} from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';

/** A step of a lifecycle rule. */
export interface Step {
  readonly storageClass: string;
  readonly days: number;
}

/** What a rule does with current objects, or with noncurrent versions: both count days on their own. */
export interface Course {
  readonly stated: Subject;
  /** Such as `the rule logs`. */
  readonly name: string;
  readonly of: 'objects' | 'noncurrent versions';
  /** By days, as S3 takes them. */
  readonly steps: readonly Step[];
  /** The day on which they are deleted; undefined where they are not, or by a date. */
  readonly end: number | undefined;
  /** Whether days or classes are not known. */
  readonly hidden: boolean;
}

const KINDS = [
  { of: 'objects', transition: 'transition', expiration: 'expiration', days: ['days'] },
  {
    of: 'noncurrent versions',
    transition: 'noncurrent_version_transition',
    expiration: 'noncurrent_version_expiration',
    days: ['noncurrent_days', 'days'],
  },
] as const;

/** The enabled lifecycle rules of all buckets. */
export function coursesOf(estate: Estate): readonly Course[] {
  const separate = estate
    .all('aws_s3_bucket_lifecycle_configuration')
    .flatMap((stated) => blocksOf(stated.attributes['rule']).map((rule) => ({ stated, rule })))
    .filter(({ rule }) => textOf(rule['status']) !== 'Disabled');
  const inline = estate
    .all('aws_s3_bucket')
    .flatMap((stated) =>
      blocksOf(stated.attributes['lifecycle_rule']).map((rule) => ({ stated, rule })),
    )
    .filter(({ rule }) => flagOf(rule['enabled']) !== false);
  return [...separate, ...inline].flatMap(({ stated, rule }) =>
    KINDS.map((kind) => courseOf(stated, rule, kind)),
  );
}

function courseOf(stated: Subject, rule: ObjectValue, kind: (typeof KINDS)[number]): Course {
  const daysIn = (block: ObjectValue | undefined) =>
    kind.days.map((name) => block?.[name]).find((value) => value !== undefined && value !== null);
  const transitions = blocksOf(rule[kind.transition]);
  const [expiration] = blocksOf(rule[kind.expiration]);
  const values = [
    rule[kind.transition],
    rule[kind.expiration],
    daysIn(expiration),
    ...transitions.flatMap((each) => [daysIn(each), each['storage_class']]),
  ];
  const id = textOf(rule['id']);
  // The provider writes 0 where an expiration has a date, or only removes delete markers.
  const end = numberOf(daysIn(expiration)) ?? 0;
  return {
    stated,
    name: id === undefined || id === '' ? 'a rule' : `the rule ${id}`,
    of: kind.of,
    steps: transitions
      .flatMap((each) => {
        const [storageClass, days] = [textOf(each['storage_class']), numberOf(daysIn(each))];
        return storageClass === undefined || days === undefined || isDated(each)
          ? []
          : [{ storageClass, days }];
      })
      .sort((a, b) => a.days - b.days),
    end: end > 0 ? end : undefined,
    hidden: values.some((value) => isUnknown(value) && isStated(value)),
  };
}

function isDated(transition: ObjectValue): boolean {
  const date = transition['date'];
  return date !== undefined && date !== null && date !== '';
}
