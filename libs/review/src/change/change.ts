import type { Plan, ResourceChange } from '@archway/terraform';
import { HOLDINGS } from '../holds/catalogue';
import type { Change, ChangeKind, Meaning } from '../review/review';
import { attributesOf, type IsSelecting } from './attributes';
import { becauseOf } from './because';

/** What a change is told with, beside the change itself. */
export interface Telling {
  readonly plan: Plan;
  readonly isSelecting: IsSelecting;
  readonly meanings: readonly Meaning[];
  /** The address of the destroyed resource that this one is, where no `moved` block says so. */
  readonly renamedFrom?: string | undefined;
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

/** What happens to one resource, for a reader. */
export function changeOf(
  change: ResourceChange,
  kind: ChangeKind,
  { plan, isSelecting, meanings, renamedFrom }: Telling,
): Change {
  const attributes = attributesOf(change, plan, isSelecting);
  const previous = change.previousAddress ?? renamedFrom;
  const because = becauseOf(change);
  const holding = HOLDINGS.get(change.type);
  return {
    address: change.address,
    constructPath: change.constructPath,
    type: change.type,
    module: change.module,
    ...(change.region === undefined ? {} : { region: change.region }),
    kind,
    ...(change.createBeforeDestroy ? { createBeforeDestroy: true } : {}),
    ...(previous === undefined ? {} : { previousAddress: previous }),
    ...(because === undefined ? {} : { because }),
    ...(holding === undefined || holding.weight === 'service' ? {} : { holds: holding.holds }),
    noise:
      kind === 'update' &&
      meanings.length === 0 &&
      attributes.every(({ noise }) => noise !== undefined),
    attributes,
    meanings,
  };
}
