import { viewsOf, type Subject } from '@archway/checks';
import type { ResourceChange } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { listed } from '../network/wording';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Side, type Sides } from '../side/sides';

/** Types that tie networks to each other. */
const TYING =
  /^aws_(vpc_peering_connection|ec2_transit_gateway|vpn_|dx_gateway_association|customer_gateway)/;

interface Met {
  readonly subject: Subject;
  readonly text: string;
}

/**
 * Networks that can newly get to each other by a peering, a Transit Gateway or a VPN, whether or not
 * their route tables use it yet.
 */
export function compareMeetings(compared: Compared): readonly Meaning[] {
  const tying = compared.changes.filter(({ type }) => TYING.test(type));
  if (tying.length === 0) return [];
  const sides = sidesOf(compared);
  const before = metBy(sides.prior);
  const now = metBy(sides.planned);
  const told = new Set<string>();
  return [...now].flatMap(([key, { vpc, met }]): readonly Meaning[] => {
    const known = before.get(key)?.met;
    const news = [...met].filter(([other]) => !(known?.has(other) ?? false));
    // What both are told of, one of them is told.
    const once = news.filter(([other]) => !told.has(`${other} ${key}`));
    once.forEach(([other]) => told.add(`${key} ${other}`));
    const change = changeFor(sides, tying, [key, ...once.map(([other]) => other)]);
    if (once.length === 0 || change === undefined) return [];
    const names = once.map(([, { text }]) => text);
    const isNew = sides.isNew(key) && once.every(([other]) => sides.isNew(other));
    return [
      {
        topic: 'routes',
        address: change.address,
        sign: 'added',
        text: `${nameOf(vpc)} can newly meet ${listed(names)}`,
        explains: [],
        ...(isNew ? {} : { concern: { kind: 'reachable', level: 'look', details: names } }),
      },
    ];
  });
}

function metBy(
  side: Side,
): ReadonlyMap<string, { readonly vpc: Subject; readonly met: ReadonlyMap<string, Met> }> {
  return new Map(
    viewsOf(side.estate).map(({ vpc, reached }) => [
      side.keyOf(vpc.subject),
      {
        vpc: vpc.subject,
        met: new Map(
          reached
            // The blocks of a Transit Gateway itself are met by whatever is attached to it.
            .filter(({ subject }) => subject.type !== 'aws_ec2_transit_gateway')
            .map(({ subject, name }) => [
              side.keyOf(subject),
              { subject, text: subject.type === 'aws_vpc' ? nameOf(subject) : name },
            ]),
        ),
      },
    ]),
  );
}

/** The change that most likely ties them: one that names one of the networks, else any. */
function changeFor(
  sides: Sides,
  tying: readonly ResourceChange[],
  keys: readonly string[],
): ResourceChange | undefined {
  const staying = tying.filter(({ action }) => action !== 'delete' && action !== 'forget');
  const names = staying.find(({ address }) => {
    const subject = sides.planned.find(address);
    return ['vpc_id', 'peer_vpc_id'].some((name) => {
      const named =
        subject === undefined
          ? undefined
          : sides.planned.named(subject, subject.attributes[name], 'aws_vpc');
      return named !== undefined && keys.includes(named.key);
    });
  });
  return names ?? staying[0];
}
