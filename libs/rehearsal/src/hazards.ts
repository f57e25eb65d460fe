import { blockAddress, usesIn } from './dependencies';
import { isObject, type PlanJson, type ResourceChangeJson } from './plan-json';
import type { Rehearsed } from './rehearse';
import { nameIn } from './unique';

/** Something in a plan that makes its apply fail, or interrupts what is deployed. */
export interface Hazard {
  /**
   * - `replaced`: destroyed and created again, at the same address
   * - `destroyed-in-use`: destroyed before the resource that uses it is updated
   * - `recreated`: created while another resource still holds the same unique name
   * - `known-late`: a data source that is read only during the apply, so what uses it is unknown in the plan
   */
  readonly kind: 'replaced' | 'destroyed-in-use' | 'recreated' | 'known-late';
  readonly address: string;
  /** One sentence. */
  readonly message: string;
}

/**
 * What an apply of a plan would break.
 *
 * @param before a plan of the configuration that is deployed, which says who uses what
 */
export function hazardsOf(before: PlanJson, { plan, order }: Rehearsed): readonly Hazard[] {
  const changes = (plan.resource_changes ?? []).filter(({ mode }) => mode === 'managed');
  return [
    ...changes.filter(isReplaced).map(replaced),
    ...destroyedInUse(before, changes, order),
    ...recreated(changes, order),
    ...(plan.resource_changes ?? []).flatMap(knownLate),
  ];
}

function isReplaced({ change }: ResourceChangeJson): boolean {
  return change.actions.includes('create') && change.actions.includes('delete');
}

function replaced({ address, change }: ResourceChangeJson): Hazard {
  const because = (change.replace_paths ?? []).map((path) => path.join('.'));
  return {
    kind: 'replaced',
    address,
    message: `${address} is replaced${because.length === 0 ? '' : ` because of ${because.join(', ')}`}.`,
  };
}

/** AWS refuses to delete what is in use, or the user works without it until its own update. */
function destroyedInUse(
  before: PlanJson,
  changes: readonly ResourceChangeJson[],
  order: Rehearsed['order'],
): readonly Hazard[] {
  const uses = usesIn(before);
  const updated = changes.filter(({ change }) => change.actions.join() === 'update');
  const destroyed = changes.filter(({ change }) => change.actions[0] === 'delete');
  return destroyed.flatMap((gone) =>
    updated
      .filter((user) =>
        uses
          .get(blockAddress(user.previous_address ?? user.address))
          ?.has(blockAddress(gone.address)),
      )
      .filter(
        (user) =>
          !order.waits(
            { address: gone.address, destroys: true },
            { address: user.address, destroys: false },
          ),
      )
      .map((user): Hazard => ({
        kind: 'destroyed-in-use',
        address: gone.address,
        message: `${gone.address} is destroyed before ${user.address}, which uses it, is updated.`,
      })),
  );
}

function recreated(
  changes: readonly ResourceChangeJson[],
  order: Rehearsed['order'],
): readonly Hazard[] {
  const held = new Map<string, ResourceChangeJson>();
  for (const each of changes) {
    const { actions, before } = each.change;
    const name =
      actions.includes('delete') && isObject(before) ? nameIn(each.type, before) : undefined;
    if (name !== undefined) held.set(name, each);
  }
  return changes.flatMap((created): readonly Hazard[] => {
    const { actions, after } = created.change;
    if (!actions.includes('create') || !isObject(after)) return [];
    const name = nameIn(created.type, after);
    const holder = name === undefined ? undefined : held.get(name);
    if (holder === undefined) return [];
    // A replacement that creates first holds the name twice, whatever the graph says.
    const early = holder.address === created.address && actions[0] === 'create';
    const waits =
      !early &&
      (holder.address === created.address ||
        order.waits(
          { address: created.address, destroys: false },
          { address: holder.address, destroys: true },
        ));
    return waits
      ? []
      : [
          {
            kind: 'recreated',
            address: created.address,
            message: `${created.address} is created while ${holder.address} still holds the same ${name ?? ''}.`,
          },
        ];
  });
}

function knownLate({
  mode,
  address,
  change,
  action_reason,
}: ResourceChangeJson): readonly Hazard[] {
  if (mode !== 'data' || change.actions.join() !== 'read') return [];
  if (action_reason !== 'read_because_dependency_pending') return [];
  return [
    {
      kind: 'known-late',
      address,
      message: `${address} is read only during the apply, since what it depends on changes: everything that uses it is unknown in the plan.`,
    },
  ];
}
