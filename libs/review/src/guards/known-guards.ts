import {
  defaultOf,
  numberDefault,
  typesKnowing,
  type Guard as KnownGuard,
  type GuardTopic,
} from '@archway/aws';
import type { Guard } from './guard';
import { amountGuard, choiceGuard, days, duration, flagGuard, presenceGuard } from './kinds';

/** The guards of a topic that the tables of resource types know. */
export function knownGuards(topic: GuardTopic): readonly Guard[] {
  return typesKnowing('guards').flatMap(({ type, guards }) =>
    guards.filter((each) => each.topic === topic).map((each) => guardOf(type, each)),
  );
}

function guardOf(type: string, known: KnownGuard): Guard {
  const { argument } = known;
  const [first = '', ...rest] = argument.split('.');
  const where = { types: [type], path: [first, ...rest] } as const;
  switch (known.kind) {
    case 'flag':
      return flagGuard(where, { otherwise: defaultOf(type, argument) === true, ...known });
    case 'choice': {
      const otherwise = defaultOf(type, argument);
      return choiceGuard(where, {
        ...known,
        ...(typeof otherwise === 'string' ? { otherwise } : {}),
      });
    }
    case 'presence':
      return presenceGuard(where, known);
    case 'amount':
      return amountGuard(where, {
        ...known,
        ...{ otherwise: numberDefault(type, argument), unit: UNITS[known.unit] },
      });
  }
}

const UNITS = {
  days,
  hours: (hours: number) => duration(hours * 3600),
  seconds: duration,
} as const;
