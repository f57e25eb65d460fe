import { resourceType } from '@archway/aws';
import {
  isSensitive,
  isUnknown,
  type ObjectValue,
  type OutputChange,
  type Plan,
  type ResourceChange,
  type Unknown,
  type Value,
} from '@archway/terraform';
import { differences, type Path } from '../change/difference';
import { aligned } from './aligned';
import { Likenesses, type Likeness, type Uncompared } from './likeness';

/** A plan as if a base were deployed. */
export interface Between {
  readonly plan: Plan;
  /** What may differ all the same. */
  readonly unseen: readonly Uncompared[];
}

/**
 * A plan from one configuration to another one, out of a plan of each that was made without a state,
 * as if the base were deployed. Resources are told apart by their addresses. Neither what is deployed
 * nor what AWS refuses to change in place is known, beyond what `@archway/aws` knows. What is known only after
 * an apply is compared by its expressions.
 */
export function between(base: Plan, plan: Plan): Between {
  const there = new Set(plan.changes.map(({ address }) => address));
  const likenesses = new Likenesses(base, plan);
  const changes = [
    ...plan.changes.map((change) =>
      toward(change, base.find(change.address), { base, plan, likenesses }),
    ),
    ...base.changes
      .filter(({ address, mode }) => mode === 'managed' && !there.has(address))
      .map((change) => gone(change, base)),
  ];
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const outputChanges = outputsBetween(base, plan);
  const told: Plan = {
    ...plan,
    errored: plan.errored || base.errored,
    complete: plan.complete && base.complete,
    changes,
    drift: [],
    outputChanges,
    prior: base.name === plan.name ? base.planned : { ...base.planned, name: plan.name },
    find: (address) => byAddress.get(address),
  };
  return { plan: told, unseen: likenesses.unseen };
}

interface Sides {
  readonly base: Plan;
  readonly plan: Plan;
  readonly likenesses: Likenesses;
}

function toward(
  change: ResourceChange,
  was: ResourceChange | undefined,
  { base, plan, likenesses }: Sides,
): ResourceChange {
  if (was === undefined || change.mode === 'data') return change;
  const haveTexts = base.configuration !== undefined && plan.configuration !== undefined;
  const before = textsOf(was, base, haveTexts);
  const after = aligned(before, textsOf(change, plan, haveTexts), (path, from, to) =>
    likenesses.of(change, path, from, to),
  ) as ObjectValue;
  const paths = differences(before, after).map(({ path }) => String(path[0] ?? ''));
  const forcing = (resourceType(change.type)?.forceNew ?? []).filter(
    (name) => paths.includes(name) && !nameTheSame(before[name], after[name]),
  );
  const action = paths.length === 0 ? 'no-op' : forcing.length === 0 ? 'update' : 'replace';
  return {
    ...change,
    before,
    after,
    action,
    actions: action === 'replace' ? ['delete', 'create'] : [action],
    replacePaths: forcing.map((name) => [name]),
    ...(action === 'replace' ? { actionReason: 'replace_because_cannot_update' } : {}),
  };
}

/** Whether both are references to one resource: its attributes, such as `id` and `url`, may be the same. */
function nameTheSame(before: Value | undefined, after: Value | undefined): boolean {
  const [from, to] = [before, after].map((value) =>
    isUnknown(value) ? /^\$\{(.+)\.\w+\}$/.exec(value.expression)?.[1] : undefined,
  );
  return from !== undefined && from === to;
}

function gone(change: ResourceChange, base: Plan): ResourceChange {
  return {
    ...change,
    before: textsOf(change, base, true),
    after: undefined,
    action: 'delete',
    actions: ['delete'],
    afterUnknown: false,
    actionReason: 'delete_because_no_resource_config',
  };
}

/** The attributes, with Terraform's text where a value is known only after an apply, if that is wanted. */
function textsOf(
  { address, after = {} }: ResourceChange,
  { planned }: Plan,
  wanted: boolean,
): ObjectValue {
  if (!wanted) return after;
  const written = planned.find(address)?.attributes ?? {};
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [
      name,
      isUnknown(value) && !isSensitive(value) ? (written[name] ?? value) : value,
    ]),
  );
}

function outputsBetween(base: Plan, plan: Plan): readonly OutputChange[] {
  const was = new Map(base.outputChanges.map((output) => [output.name, output]));
  const stays = plan.outputChanges.map((output): OutputChange => {
    const before = was.get(output.name)?.after;
    const after = output.after === undefined ? undefined : aligned(before, output.after, ofOutputs);
    const isSame = differences(before, after).length === 0;
    const action = isSame ? 'no-op' : before === undefined ? 'create' : 'update';
    return { ...output, before, after, action, actions: [action] };
  });
  const names = new Set(plan.outputChanges.map(({ name }) => name));
  const gone = base.outputChanges
    .filter(({ name }) => !names.has(name))
    .map((output): OutputChange => ({
      ...output,
      before: output.after,
      after: undefined,
      action: 'delete',
      actions: ['delete'],
    }));
  return [...stays, ...gone];
}

/** An output says nothing of what is made: what it refers to is told where that changes. */
function ofOutputs(_path: Path, before: Unknown, after: Unknown): Likeness {
  if (isSensitive(before) && isSensitive(after)) {
    return before.equals(after) === false ? 'different' : 'same';
  }
  const isSame = before.references.join() === after.references.join();
  return isSame && isSensitive(before) === isSensitive(after) ? 'same' : 'different';
}
