import { labelOf } from '@archway/checks';
import type { Comparison } from '../comparison/comparison';
import { compareGrants } from '../grants/compare-grants';
import { grant, type Grant } from '../grants/grant';
import { EVERYTHING } from '../grants/scope';
import type { Naming } from '../grants/few';
import { namingOf } from '../policy-text/naming';
import { policyReader } from '../policy-text/policy-reader';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Sides } from '../side/sides';
import { accountsOf } from './accounts';
import { blockedBy, POLICIES } from './public-access-block';
import { admissionsOf, type Admission } from './resource-policies';
import { told } from './told';
import type { Circumstances } from './weight';

/** Who may use a queue, a bucket, a key or a function by its own policy, compared with before. */
export const access: Comparison = (compared) => {
  const sides = sidesOf(compared);
  const reader = policyReader(compared);
  const before = admissionsOf({
    ...{ side: sides.prior, settled: (values) => values },
    read: (value) => reader.before(value),
  });
  const after = admissionsOf({
    ...{ side: sides.planned, settled: (values) => reader.settled(values) },
    read: (value) => reader.after(value),
  });
  const context = {
    ...{ sides, naming: namingOf(compared.planned) },
    ...{ accounts: accountsOf(compared), planned: compared.planned },
  };
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => ofTarget(key, before.get(key), after.get(key), context));
};

interface Context extends Pick<Circumstances, 'accounts' | 'planned'> {
  readonly sides: Sides;
  readonly naming: Naming;
}

function ofTarget(
  key: string,
  before: Admission | undefined,
  given: Admission | undefined,
  context: Context,
): readonly Meaning[] {
  const { sides, naming } = context;
  const after = given === undefined || isOldCopy(before, given, sides) ? undefined : given;
  const subject = sides.planned.find(key) ?? sides.prior.find(key);
  if (subject !== undefined && sides.planned.find(key) === undefined) return [];
  const target = subject === undefined ? (after ?? before)?.target.text : nameOf(subject);
  if (target === undefined) return [];
  const isEndpoint = subject?.type === 'aws_vpc_endpoint';
  const isNew = sides.isNew(key);
  if (isNew && isEndpoint) return [];
  const grants = (side: Admission | undefined): readonly Grant[] =>
    side === undefined && isEndpoint ? fullAccess(key) : (side?.grants ?? []);
  const unseen = unseenLine(target, isNew, before, after, sides);
  if (unseen.length > 0 || (after?.unseen.length ?? 0) > 0) return unseen;
  if ((before?.unseen.length ?? 0) > 0) return [];
  const changes = compareGrants(grants(before), grants(after));
  const blocked = subject?.type === 'aws_s3_bucket' ? blockedBy(key, sides, POLICIES) : undefined;
  return told(changes, {
    ...{ target, naming, subject, addressOf: ({ stated }) => addressOf(stated, sides) },
    circumstances: {
      ...{ accounts: context.accounts, planned: context.planned, isNew, isEndpoint },
      ...(blocked === undefined ? {} : { blocked }),
    },
  });
}

/** What the policy of a destroyed resource left behind in the attribute of its target. */
function isOldCopy(before: Admission | undefined, after: Admission, sides: Sides): boolean {
  const [stated] = after.stated;
  if (stated === undefined || before === undefined) return false;
  const isOwn = sides.planned.keyOf(stated) === after.target.key;
  return isOwn && before.stated.some((each) => sides.prior.keyOf(each) !== after.target.key);
}

/** An endpoint without a policy lets everything through. */
function fullAccess(address: string): readonly Grant[] {
  const all = { who: EVERYTHING, action: EVERYTHING, resource: EVERYTHING };
  return [grant({ effect: 'Allow', ...all, conditions: [], stated: address })];
}

function unseenLine(
  target: string,
  isNew: boolean,
  before: Admission | undefined,
  after: Admission | undefined,
  sides: Sides,
): readonly Meaning[] {
  const [first] = [...(after?.unseen ?? []), ...(before?.unseen ?? [])].filter(
    (each) => sides.changeOf(each) !== undefined,
  );
  if (first === undefined) return [];
  return [
    {
      ...{
        topic: 'access',
        address: addressOf(first.address, sides),
        sign: 'changed',
        explains: [],
      },
      text: `who may use ${target} cannot be seen before the apply: ${labelOf(first)}`,
      ...(isNew ? {} : { concern: { kind: 'incomplete', level: 'look' } }),
    },
  ];
}

/** The address that the change of a resource has, whichever side it is known from. */
function addressOf(address: string, sides: Sides): string {
  const subject = sides.planned.find(address) ?? sides.prior.find(address);
  return subject === undefined ? address : (sides.changeOf(subject)?.address ?? address);
}
