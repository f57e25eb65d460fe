import type { ObjectValue, ResourceChange } from '@archway/terraform';
import { LEFT_BEHIND } from '../change/because';
import { holdingOf } from '../holds/catalogue';
import type { Holding } from '../holds/holding';
import { labelOf } from '../holds/label';
import { isRevision } from '../holds/revisions';
import { remarksOn } from '../holds/remarks';
import { movedBlock } from '../moves/moved-block';
import type { Rename } from '../moves/renames';
import type { AttributeChange, Change, Concern } from '../review/review';

/** What is said of something that is destroyed or replaced. */
export function lossOf(
  change: Change,
  before: ObjectValue | undefined,
  plan: string,
): Concern | undefined {
  const { kind, address, constructPath, type } = change;
  if (kind !== 'destroy' && (kind !== 'replace' || isRevision(type))) return undefined;
  const holding = holdingOf(type, before);
  const about = { plan, address, constructPath };
  const name = labelOf(change, before);
  const label = change.because === LEFT_BEHIND ? `${name} as it was before it was replaced` : name;
  if (holding === undefined) {
    const text = `${label} is ${kind === 'destroy' ? 'destroyed' : 'replaced'}`;
    return { ...about, kind, level: 'note', text, details: detailsOf(change, {}) };
  }
  const details = detailsOf(change, before ?? {});
  const text = `${label} is ${lossText(change, holding)}`;
  const isStateful = holding.weight === 'data' || holding.weight === 'record';
  return {
    ...about,
    kind: isStateful ? `${kind}-stateful` : kind,
    level: holding.weight === 'data' ? 'stop' : isSmooth(change, holding) ? 'note' : 'look',
    text,
    details,
  };
}

/** A service that stands anew before the old one goes is not missed. */
function isSmooth({ kind, createBeforeDestroy }: Change, { weight }: Holding): boolean {
  return weight === 'service' && kind === 'replace' && createBeforeDestroy === true;
}

function lossText({ kind }: Change, { weight, holds, follows }: Holding): string {
  const more = follows === undefined ? '' : `: ${follows}`;
  switch (weight) {
    case 'data':
    case 'record':
      return kind === 'destroy'
        ? `destroyed with its ${holds}${more}`
        : `destroyed and made anew without its ${holds}${more}`;
    case 'identity':
      return `${kind === 'destroy' ? 'destroyed' : 'replaced'}, and with it ${holds}${more}`;
    case 'service':
      return kind === 'destroy'
        ? `destroyed, and with it ${holds}`
        : `replaced, which interrupts ${holds}`;
  }
}

function detailsOf(change: Change, before: ObjectValue): readonly string[] {
  const { kind, because, createBeforeDestroy } = change;
  const order =
    createBeforeDestroy === true
      ? 'the new one is created before the old one is destroyed'
      : 'the old one is destroyed before the new one is created';
  return [
    ...(because === undefined ? [] : [because]),
    ...change.attributes
      .filter(({ forcesReplacement, noise }) => forcesReplacement === true && noise === undefined)
      .map(changeLine),
    ...(kind === 'replace' ? [order] : []),
    ...remarksOn(change.type, before),
  ];
}

/** Longer values are told with the change itself. */
const SHORT = 200;

function changeLine({ path, before = 'nothing', after = 'nothing' }: AttributeChange): string {
  return before.length + after.length > SHORT ? path : `${path}: ${before} → ${after}`;
}

/** What is said of resources that lose what they hold only since their address is another one. */
export function renameConcerns(
  renames: readonly Rename[],
  plan: string,
  isBetween: boolean,
): readonly Concern[] {
  const weighty = ({ from }: Rename): boolean => holdingOf(from.type, from.before) !== undefined;
  const rest = renames.filter((each) => !weighty(each));
  return [
    ...renames.filter(weighty).map((each) => renameConcern(each, plan, isBetween)),
    ...(rest.length === 0 ? [] : [restConcern(rest, plan)]),
  ];
}

function renameConcern({ from, to }: Rename, plan: string, isBetween: boolean): Concern {
  const weight = holdingOf(from.type, from.before)?.weight;
  const isStateful = weight === 'data' || weight === 'record';
  return {
    kind: isStateful ? 'replace-stateful' : 'replace',
    level: weight === 'data' && !isBetween ? 'stop' : 'look',
    plan,
    ...placeOf(to),
    text: `${from.address} is destroyed and ${to.address} is created with the same arguments: a rename; ${isBetween ? 'it is kept only if a moved block says so' : 'a moved block keeps it'}`,
    details: [...remarksOn(from.type, from.before ?? {}), movedBlock(from.address, to.address)],
  };
}

function restConcern(renames: readonly Rename[], plan: string): Concern {
  const [{ from, to }] = renames as readonly [Rename, ...Rename[]];
  const more = renames.length === 1 ? '' : `, and so are ${renames.length - 1} more`;
  return {
    kind: 'replace',
    level: 'note',
    plan,
    ...placeOf(to),
    text: `${from.address} is destroyed and ${to.address} is created with the same arguments${more}: moved blocks keep them`,
    details: renames.map((each) => movedBlock(each.from.address, each.to.address)),
  };
}

function placeOf({
  address,
  constructPath,
}: ResourceChange): Pick<Concern, 'address' | 'constructPath'> {
  return { address, constructPath };
}
