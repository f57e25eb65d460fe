import { flagOr } from '@archway/checks';
import type { Compared } from '../comparison/comparison';
import { compareGuards, compareRemovals, goesToo, type Removal } from '../guards/guard';
import { knownGuards } from '../guards/known-guards';
import { knownRemovals } from '../guards/known-removals';
import type { Meaning } from '../review/review';
import { nameOf, type Sides } from '../side/sides';
import { textOf } from '@archway/terraform';
import { compareAlarms } from './cloudwatch-alarms';

const GUARDS = knownGuards('alarms');

const REMOVALS: readonly Removal[] = [
  ...knownRemovals('alarms'),
  {
    types: ['aws_cloudtrail'],
    tell: (subject) => `${nameOf(subject)}: the trail goes, what is done is no longer recorded`,
    level: (sides) => (recordsStill(sides) ? 'look' : 'stop'),
  },
  {
    types: ['aws_sns_topic_subscription'],
    tell: (subject, sides) => {
      const protocol = textOf(subject.attributes['protocol']) ?? '';
      if (!['email', 'email-json', 'sms'].includes(protocol)) return undefined;
      if (goesToo(sides, subject, 'topic_arn', 'aws_sns_topic')) return undefined;
      const topic = sides.prior.named(subject, subject.attributes['topic_arn'], 'aws_sns_topic');
      return `${nameOf(subject)}: nobody is told by ${protocol} of what ${topic?.text ?? 'the topic'} publishes`;
    },
  },
];

/** Whether another trail records what is done. */
function recordsStill(sides: Sides): boolean {
  return sides.planned
    .all('aws_cloudtrail')
    .some(({ attributes }) => flagOr(attributes['enable_logging'], true) === true);
}

const ABOUT = { topic: 'alarms', kind: 'alarm' } as const;

/** Alarms and records by which somebody learns that something is wrong. */
export function compareAlarming(compared: Compared): readonly Meaning[] {
  return [
    ...compareAlarms(compared),
    ...compareGuards(compared, GUARDS, ABOUT),
    ...compareRemovals(compared, REMOVALS, ABOUT),
  ];
}
