import { defaultOf, typesKnowing } from '@archway/aws';
import { isStated, type Subject } from '@archway/checks';
import { blocksOf, flagOf, isUnknown, textOf, textsOf, type ObjectValue } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import { nameOf, sidesOf, type Sides } from '../side/sides';
import { ACLS, blockedBy } from './public-access-block';

/** What opens to everybody without any policy, by the tables of resource types. */
const EXPOSURES = typesKnowing('exposures').flatMap(({ type, exposures: known }) =>
  known.filter(({ opens }) => opens === 'use').map((each) => ({ type, ...each })),
);

type Opening = (typeof EXPOSURES)[number];

/** Whether it is open; undefined where that is not known. */
function isOpen(
  { type, argument, when, notWhen = {} }: Opening,
  attributes: ObjectValue,
): boolean | undefined {
  if (argument === 'acl' && grantsEverybody(attributes)) return true;
  const isOff = Object.entries(notWhen).some(([other, values]) =>
    values.includes(textOf(attributes[other]) ?? ''),
  );
  if (isOff) return false;
  const value = attributes[argument];
  if (isUnknown(value)) return undefined;
  const stated = isStated(value) ? value : defaultOf(type, argument);
  const flag = flagOf(stated);
  return flag === undefined
    ? textsOf(stated).some((each) => when.includes(each))
    : when.includes(flag);
}

/** Databases, functions, images and snapshots that are opened to everybody by an argument. */
export const exposures: Comparison = (compared) => {
  const sides = sidesOf(compared);
  return EXPOSURES.flatMap((exposure) =>
    sides.planned.all(exposure.type).flatMap((subject) => {
      const change = sides.changeOf(subject);
      if (change === undefined) return [];
      const earlier = sides.prior.find(sides.planned.keyOf(subject));
      return told(exposure, earlier, subject, blockOf(exposure, subject, sides));
    }),
  );
};

function told(
  exposure: Opening,
  earlier: Subject | undefined,
  subject: Subject,
  blocked: string | undefined,
): ReturnType<Comparison> {
  const { argument, open, closed } = exposure;
  const before = earlier === undefined ? false : isOpen(exposure, earlier.attributes);
  const after = isOpen(exposure, subject.attributes);
  if (before === after || after === undefined || before === undefined) return [];
  const about = { topic: 'access', address: subject.address, explains: [argument] } as const;
  const name = nameOf(subject);
  if (!after) return [{ ...about, sign: 'removed', text: `${name} ${closed}` }];
  const how = earlier === undefined ? `${name}, which is new,` : `${name} now`;
  return [
    {
      ...{ ...about, sign: 'added', text: `${how} ${open}${blocked ?? ''}` },
      concern:
        blocked === undefined
          ? { kind: 'public', level: 'stop' }
          : { kind: 'privilege', level: 'look' },
    },
  ];
}

/** Why an ACL of a bucket comes to nothing. */
function blockOf(exposure: Opening, subject: Subject, sides: Sides): string | undefined {
  if (exposure.argument !== 'acl') return undefined;
  const { planned } = sides;
  const key =
    subject.type === 'aws_s3_bucket'
      ? planned.keyOf(subject)
      : planned.named(subject, subject.attributes['bucket'], 'aws_s3_bucket')?.key;
  return key === undefined ? undefined : blockedBy(key, sides, ACLS);
}

/** Groups of S3 that stand for everybody, and for everybody with an account. */
function grantsEverybody(attributes: ObjectValue): boolean {
  return blocksOf(attributes['access_control_policy'])
    .flatMap((policy) => blocksOf(policy['grant']))
    .flatMap((grant) => blocksOf(grant['grantee']))
    .some(({ uri }) =>
      /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/.test(textOf(uri) ?? ''),
    );
}
