import { Estate, labelOf, type Subject } from '@archway/checks';
import {
  isSensitive,
  isUnknown,
  textOf,
  type ResourceChange,
  type Value,
} from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { namingArguments, renamesOf } from './renames';

/** What a value names. */
export interface Named {
  /** The same on both sides: the address after the apply, else the text itself. */
  readonly key: string;
  /** As a person calls it. */
  readonly text: string;
  /** Undefined for what is not in the plan. */
  readonly subject?: Subject;
}

/** What there is before the apply, or after it. */
export interface Side {
  /** Without what Terraform forgets. */
  readonly estate: Estate;
  /** The managed resources of some types. What Terraform only forgets is there on both sides. */
  all(...types: readonly string[]): readonly Subject[];
  /** The address of a resource after the apply, which is what both sides know it by. */
  keyOf(subject: Subject): string;
  /** By its key. */
  find(key: string): Subject | undefined;
  /** What a value of `from` names; undefined where that cannot be seen. */
  named(from: Subject, value: Value | undefined, ...types: readonly string[]): Named | undefined;
}

/** Both sides of a plan, with keys that fit. */
export interface Sides {
  readonly prior: Side;
  readonly planned: Side;
  /** The plan has no state: all is new. */
  readonly first: boolean;
  /** What happens to a resource of either side; undefined where nothing does. */
  changeOf(subject: Subject): ResourceChange | undefined;
  /** Whether what has this key is made by the plan. */
  isNew(key: string): boolean;
}

const known = new WeakMap<Compared, Sides>();

/** Both sides of what is compared; all comparisons of one plan share them. */
export function sidesOf(compared: Compared): Sides {
  const found = known.get(compared) ?? makeSides(compared);
  known.set(compared, found);
  return found;
}

function makeSides({ plan, prior, planned, changes }: Compared): Sides {
  const renames = renamesOf(plan);
  const before = new Estate([prior]);
  const after = new Estate([planned]);
  const forgotten = new Set(
    plan.changes.filter(({ action }) => action === 'forget').map(({ address }) => address),
  );
  const byAddress = new Map<string, ResourceChange>();
  for (const change of changes) {
    if (change.deposed !== undefined) continue;
    byAddress.set(change.address, change);
    if (change.previousAddress !== undefined && !byAddress.has(change.previousAddress)) {
      byAddress.set(change.previousAddress, change);
    }
  }
  const priorSide = sideOf(
    before,
    (...types) => before.all(...types),
    ({ address }) => renames.get(address) ?? address,
  );
  const plannedSide = sideOf(
    after,
    (...types) => [
      ...after.all(...types),
      ...(forgotten.size === 0
        ? []
        : before.all(...types).filter(({ address }) => forgotten.has(address))),
    ],
    ({ address }) => address,
  );
  return {
    prior: priorSide,
    planned: plannedSide,
    first: prior.resources.length === 0,
    changeOf: ({ address }) => byAddress.get(address),
    isNew: (key) => plannedSide.find(key) !== undefined && priorSide.find(key) === undefined,
  };
}

function sideOf(estate: Estate, all: Side['all'], keyOf: (subject: Subject) => string): Side {
  let byKey: ReadonlyMap<string, Subject> | undefined;
  return {
    estate,
    all,
    keyOf,
    find: (key) => {
      byKey ??= new Map(estate.matching(/^(?!data\.)/).map((each) => [keyOf(each), each]));
      return byKey.get(key);
    },
    named: (from, value, ...types) => {
      if (isSensitive(value) || value === '') return undefined;
      const subject = estate.target(from, value, ...types);
      if (subject !== undefined) return { key: keyOf(subject), text: nameOf(subject), subject };
      const text = textOf(value);
      if (text !== undefined) return { key: text, text };
      const [only, ...others] = isUnknown(value) ? value.references : [];
      return only === undefined || others.length > 0 || !only.startsWith('data.')
        ? undefined
        : { key: only, text: only };
    },
  };
}

/** A resource with its name and where it stands: `orders-db (network/Db)`. */
export function nameOf(subject: Subject): string {
  const place = labelOf(subject);
  const tags = subject.attributes['tags'];
  const tagged =
    typeof tags === 'object' && tags !== null && 'Name' in tags ? textOf(tags.Name) : undefined;
  const names = [
    ...namingArguments(subject.type).map((each) => textOf(subject.attributes[each])),
    tagged,
  ];
  const name = names.find((text) => text !== undefined && text !== '');
  const isPlace = name === place || place.split(/[/.]/).at(-1) === name;
  return name === undefined || isPlace ? place : `${name} (${place})`;
}
