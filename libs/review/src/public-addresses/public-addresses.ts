import { defaultOf, typesKnowing } from '@archway/aws';
import { flagOr, type Subject } from '@archway/checks';
import { textOf } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { valueAt } from '../guards/guard';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';
import { unseenIn, unseenText } from '../side/unseen';

/** What can be reached at a public address by an argument, by the tables of resource types. */
const SWITCHES = typesKnowing('exposures').flatMap(({ type, exposures }) =>
  exposures.filter(({ opens }) => opens === 'address').map((each) => ({ type, ...each })),
);

type Switch = (typeof SWITCHES)[number];

/** What gets a public address, or loses it. Whether anybody can use it, its security groups say. */
export function comparePublicAddresses(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  return SWITCHES.flatMap((each) =>
    sides.planned.all(each.type).flatMap((after): readonly Meaning[] => {
      const change = sides.changeOf(after);
      if (change === undefined || isOff(each, after)) return [];
      const before = sides.prior.find(sides.planned.keyOf(after));
      const told = lineOf(each, before, after);
      if (told === undefined) return [];
      return [
        {
          topic: 'network',
          address: change.address,
          explains: [each.argument.split('.')[0] ?? ''],
          ...told,
        },
      ];
    }),
  );
}

/** Such as a Gateway Load Balancer, which is only reached through endpoints. */
function isOff({ notWhen = {} }: Switch, { attributes }: Subject): boolean {
  return Object.entries(notWhen).some(([argument, values]) =>
    values.includes(textOf(attributes[argument]) ?? ''),
  );
}

function lineOf(
  { type, argument, when, open, closed, level = 'look', levelOfNew = 'look' }: Switch,
  before: Subject | undefined,
  after: Subject,
): Pick<Meaning, 'sign' | 'text' | 'concern'> | undefined {
  const path = argument.split('.');
  const otherwise = defaultOf(type, argument) === true;
  const value = valueAt(after.attributes, path);
  const old = before === undefined ? undefined : valueAt(before.attributes, path);
  const [unseen] = unseenIn(value);
  const name = nameOf(after);
  if (unseen !== undefined) {
    const text = `${name}: ${argument} cannot be seen: ${unseenText(unseen)}`;
    return { sign: 'changed', text, concern: { kind: 'incomplete', level: 'note' } };
  }
  const is = flagOr(value, otherwise);
  const was = before === undefined ? undefined : flagOr(old, otherwise);
  if (is === undefined || is === was) return undefined;
  if (!when.includes(is))
    return before === undefined ? undefined : { sign: 'removed', text: `${name} ${closed}` };
  return {
    sign: 'added',
    text: `${name} ${open}`,
    concern: { kind: 'public', level: before === undefined ? levelOfNew : level },
  };
}
