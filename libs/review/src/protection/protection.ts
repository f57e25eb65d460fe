import { textOf } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { compareGuards, compareRemovals, type Removal } from '../guards/guard';
import { knownGuards } from '../guards/known-guards';
import { knownRemovals } from '../guards/known-removals';
import type { Meaning } from '../review/review';
import { nameOf } from '../side/sides';

const SHIELD: Removal = {
  types: ['aws_shield_protection'],
  tell: (subject) => {
    const arn = textOf(subject.attributes['resource_arn']);
    return `${nameOf(subject)}: Shield Advanced no longer protects ${arn ?? 'what it did'}`;
  },
};

const GUARDS = knownGuards('protection');
const REMOVALS = [SHIELD, ...knownRemovals('protection')];

const ABOUT = { topic: 'protection', kind: 'protection' } as const;

/** Protections against deletion and misuse that are switched on or off. */
export function compareProtections(compared: Compared): readonly Meaning[] {
  return [...compareGuards(compared, GUARDS, ABOUT), ...compareRemovals(compared, REMOVALS, ABOUT)];
}
