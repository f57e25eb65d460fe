import type { Plan, ResourceChange } from '@archway/terraform';
import { holdingOf } from '../holds/catalogue';
import { isRevision } from '../holds/revisions';
import type { Change, ChangeKind, Meaning } from '../review/review';
import { attributesOf } from './attributes';
import { becauseOf } from './because';
import type { SelectingTags } from './selecting-tags';

/** What changes are told with, beside the changes themselves. */
export interface Telling {
  readonly plan: Plan;
  readonly selecting: SelectingTags;
  /** By address. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** What was destroyed to be created again, by the new address, where no `moved` block says so. */
  readonly renamedFrom: ReadonlyMap<string, ResourceChange>;
  /** The new address by the old one. */
  readonly renamedTo: ReadonlyMap<string, string>;
}

/** The kind of a change; undefined where nothing is done to the resource. */
export function kindOf(change: ResourceChange): ChangeKind | undefined {
  switch (change.action) {
    case 'create':
    case 'replace':
    case 'read':
    case 'forget':
      return change.action;
    case 'delete':
      return 'destroy';
    default:
      if (change.importing !== undefined) return 'import';
      if (change.action === 'update') return 'update';
      return change.previousAddress === undefined ? undefined : 'move';
  }
}

/** What happens to one resource, for a reader; nothing where nothing happens. */
export function changeOf(change: ResourceChange, telling: Telling): readonly Change[] {
  const kind = kindOf(change);
  if (kind === undefined) return [];
  const { address, constructPath, type, module, region } = change;
  const attributes = attributesOf(change, telling.plan, telling.selecting);
  const meanings = telling.meanings.get(address) ?? [];
  const quiet =
    kind === 'update' &&
    meanings.length === 0 &&
    attributes.every((each) => each.noise !== undefined);
  const renamedFrom = telling.renamedFrom.get(address);
  const previous = change.previousAddress ?? renamedFrom?.address;
  const isLeft = kind === 'destroy' && change.deposed === undefined;
  const renamedTo = isLeft ? telling.renamedTo.get(address) : undefined;
  const because = becauseOf(change);
  const holds = heldBy(change);
  return [
    {
      address,
      constructPath,
      type,
      module,
      ...(region === undefined ? {} : { region }),
      kind: quiet && previous !== undefined ? 'move' : kind,
      ...(change.createBeforeDestroy ? { createBeforeDestroy: true } : {}),
      ...(previous === undefined ? {} : { previousAddress: previous }),
      ...(renamedFrom === undefined || renamedFrom.constructPath === renamedFrom.address
        ? {}
        : { previousConstructPath: renamedFrom.constructPath }),
      ...(renamedTo === undefined ? {} : { renamedTo }),
      ...(because === undefined ? {} : { because }),
      ...(holds === undefined ? {} : { holds }),
      noise: quiet && previous === undefined,
      attributes,
      meanings,
    },
  ];
}

function heldBy({ type, action, before, after }: ResourceChange): string | undefined {
  if (action === 'replace' && isRevision(type)) return undefined;
  const holding = holdingOf(type, before ?? after);
  return holding?.weight === 'data' || holding?.weight === 'record' ? holding.holds : undefined;
}
