import { recoverableTypes } from '@archway/aws';
import { formula, recoverability, type Objective, type Store } from '@archway/recoverability';
import type { ResourceChange } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Side } from '../side/sides';

/** What can protect a store, or decides how soon another region serves. */
const MATTERS =
  /^aws_(backup_|dlm_|ecs_service$|route53_(record|health_check)$)|replicat|versioning|object_lock|automated_backups/;

const NAMES = { rpo: 'rpo', regionRpo: 'region-rpo', rto: 'rto' } as const;

/** Without both nothing brings a store back into service, which goes without saying. */
const LOST = {
  rpo: 'nothing recovers what is deleted',
  regionRpo: 'nothing survives the loss of the region',
  rto: undefined,
} as const;

type Kind = keyof typeof NAMES;

/**
 * Stores of which more may be lost, or that take longer to serve again: by whatever the plan changes, also where the
 * store itself stays as it is. What nobody knows on either side is compared by its terms.
 */
export function compareObjectives(compared: Compared): readonly Meaning[] {
  const types = new Set([...recoverableTypes(), 'aws_rds_cluster']);
  const causes = compared.changes.filter(({ type }) => MATTERS.test(type) || types.has(type));
  if (causes.length === 0) return [];
  const { prior, planned } = sidesOf(compared);
  const stores = recoverability([compared.planned]);
  const after = new Map(keysOf(planned, stores).map((key, at) => [key, stores[at]]));
  const deployed = recoverability([compared.prior]);
  const keys = keysOf(prior, deployed);
  const lines = deployed.flatMap((before, at) => {
    const key = keys[at] ?? before.address;
    const store = after.get(key);
    const subject = planned.find(key);
    if (store === undefined || subject === undefined) return [];
    return (['rpo', 'regionRpo', 'rto'] as const).flatMap((kind) => {
      const text = worse(kind, before[kind], store[kind]);
      if (text === undefined) return [];
      return [
        { text, name: nameOf(subject), address: causeOf(causes, before, store, key).address },
      ];
    });
  });
  const texts = [...new Set(lines.map(({ text }) => text))];
  return texts.flatMap((text): readonly Meaning[] => {
    const same = lines.filter((line) => line.text === text);
    const [first] = same;
    if (first === undefined) return [];
    return [
      {
        topic: 'backup',
        address: first.address,
        sign: 'changed',
        text: `${same.map(({ name }) => name).join(', ')}: ${text}`,
        explains: [],
        concern: { kind: 'backup', level: 'look' },
      },
    ];
  });
}

function worse(
  kind: Kind,
  before: Objective | undefined,
  after: Objective | undefined,
): string | undefined {
  if (before === undefined) return undefined;
  const name = NAMES[kind];
  if (after === undefined) {
    const lost = LOST[kind];
    return lost && `${lost}, before ${name} was ${formula(before)}`;
  }
  if (!isLonger(before, after)) return undefined;
  return `${name} is ${formula(after)}, before ${formula(before)}`;
}

/** Longer in what is known, or with a term that nobody knows and that was not there. */
function isLonger(before: Objective, after: Objective): boolean {
  if (before.minutes !== undefined && after.minutes !== undefined) {
    return after.minutes > before.minutes;
  }
  // What was not known may have been longer.
  if (before.minutes === undefined && after.minutes !== undefined) return false;
  const open = ({ terms }: Objective) =>
    terms.filter(({ minutes }) => minutes === undefined).map(({ name }) => name);
  const was = open(before);
  if (open(after).some((name) => !was.includes(name))) return true;
  return open(after).length === was.length && knownOf(after) > knownOf(before);
}

function knownOf({ terms }: Objective): number {
  return terms.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
}

/** The change to blame: of a protection that is different now, of the store, or else the first that matters. */
function causeOf(
  causes: readonly ResourceChange[],
  before: Store,
  after: Store,
  key: string,
): ResourceChange {
  const by = [...before.protections, ...after.protections].map((each) => each.by);
  const [first] = causes;
  const found =
    causes.find(({ address, previousAddress }) =>
      by.some((each) => each === address || each === previousAddress),
    ) ??
    causes.find(({ address }) => address === key) ??
    first;
  if (found === undefined) throw new Error('no change matters');
  return found;
}

/** What both sides know the stores by, in their order. */
function keysOf(side: Side, stores: readonly Store[]): readonly string[] {
  const types = [...new Set(stores.map(({ type }) => type))];
  const keys = new Map(side.all(...types).map((each) => [each.address, side.keyOf(each)]));
  return stores.map(({ address }) => keys.get(address) ?? address);
}
