import type {
  AttributeChange,
  Change,
  ChangeKind,
  Concern,
  ConcernKind,
  Counts,
  GraphEdge,
  Level,
  Meaning,
  Topic,
} from '../review/review';

type Told = Pick<Change, 'address' | 'constructPath' | 'kind'> & Partial<Change>;

/** A change of which only what is told differs from nothing. */
export function changeOf(told: Told): Change {
  return {
    type: told.address.split('.')[0] ?? '',
    module: '',
    noise: false,
    attributes: [],
    meanings: [],
    ...told,
  };
}

/** One line of meaning about an address. */
export function meaningOf(
  topic: Topic,
  address: string,
  sign: Meaning['sign'],
  text: string,
  rest: Pick<Partial<Meaning>, 'explains' | 'concern'> = {},
): Meaning {
  return { topic, address, sign, text, explains: [], ...rest };
}

/** An attribute that becomes another. */
export function attributeOf(
  path: string,
  before: string | undefined,
  after: string | undefined,
  rest: Pick<AttributeChange, 'forcesReplacement' | 'noise'> = {},
): AttributeChange {
  return {
    path,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...rest,
  };
}

/** A concern about a change of a plan. */
export function concernOf(
  plan: string,
  [address, constructPath]: readonly [address: string, constructPath: string],
  kind: ConcernKind,
  level: Level,
  text: string,
  ...details: readonly string[]
): Concern {
  return { kind, level, plan, address, constructPath, text, details };
}

/** An edge from what uses to what is used. */
export function edgeOf(from: string, to: string, change?: GraphEdge['change']): GraphEdge {
  return { from, to, ...(change && { change }) };
}

const COUNTED: readonly Exclude<ChangeKind, 'read'>[] = [
  'create',
  'update',
  'replace',
  'destroy',
  'move',
  'import',
  'forget',
];

/** Counts that agree with the changes. */
export function countsOf(changes: readonly Change[], unchanged: number): Counts {
  const counted = COUNTED.map(
    (kind) =>
      [kind, changes.filter((change) => change.kind === kind && !change.noise).length] as const,
  );
  return {
    ...(Object.fromEntries(counted) as Record<(typeof COUNTED)[number], number>),
    noise: changes.filter(({ noise }) => noise).length,
    unchanged,
  };
}
