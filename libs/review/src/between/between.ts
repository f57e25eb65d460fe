import {
  isSensitive,
  isUnknown,
  type ObjectValue,
  type OutputChange,
  type Plan,
  type ResourceChange,
} from '@archway/terraform';
import { differences } from '../change/difference';
import { aligned } from './aligned';
import { FORCE_NEW } from './force-new';

/**
 * A plan from one configuration to another one, out of a plan of each that was made without a state,
 * as if the base were deployed. Resources are told apart by their addresses. Neither what is deployed
 * nor what AWS refuses to change in place is known, beyond {@link FORCE_NEW}.
 */
export function between(base: Plan, plan: Plan): Plan {
  const there = new Set(plan.changes.map(({ address }) => address));
  const changes = [
    ...plan.changes.map((change) => toward(change, base.find(change.address), base, plan)),
    ...base.changes
      .filter(({ address, mode }) => mode === 'managed' && !there.has(address))
      .map((change) => gone(change, base)),
  ];
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  return {
    ...plan,
    errored: plan.errored || base.errored,
    complete: plan.complete && base.complete,
    changes,
    drift: [],
    outputChanges: outputsBetween(base, plan),
    prior: base.name === plan.name ? base.planned : { ...base.planned, name: plan.name },
    find: (address) => byAddress.get(address),
  };
}

function toward(
  change: ResourceChange,
  was: ResourceChange | undefined,
  base: Plan,
  plan: Plan,
): ResourceChange {
  if (was === undefined || change.mode === 'data') return change;
  const before = textsOf(was, base);
  const after = textsOf(change, plan);
  const aligned = alignedObject(before, after);
  const paths = differences(before, aligned).map(({ path }) => String(path[0] ?? ''));
  const forcing = (FORCE_NEW[change.type] ?? []).filter((name) => paths.includes(name));
  const action = paths.length === 0 ? 'no-op' : forcing.length === 0 ? 'update' : 'replace';
  return {
    ...change,
    before,
    after: aligned,
    action,
    actions: action === 'replace' ? ['delete', 'create'] : [action],
    replacePaths: forcing.map((name) => [name]),
    ...(action === 'replace' ? { actionReason: 'replace_because_cannot_update' } : {}),
  };
}

function gone(change: ResourceChange, base: Plan): ResourceChange {
  return {
    ...change,
    before: textsOf(change, base),
    after: undefined,
    action: 'delete',
    actions: ['delete'],
    afterUnknown: false,
    actionReason: 'delete_because_no_resource_config',
  };
}

/** The attributes, with Terraform's text where a value is known only after an apply. */
function textsOf({ address, after = {} }: ResourceChange, { planned }: Plan): ObjectValue {
  const written = planned.find(address)?.attributes ?? {};
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [
      name,
      isUnknown(value) && !isSensitive(value) ? (written[name] ?? value) : value,
    ]),
  );
}

function alignedObject(before: ObjectValue, after: ObjectValue): ObjectValue {
  return aligned(before, after) as ObjectValue;
}

function outputsBetween(base: Plan, plan: Plan): readonly OutputChange[] {
  const was = new Map(base.outputChanges.map((output) => [output.name, output]));
  const stays = plan.outputChanges.map((output): OutputChange => {
    const before = was.get(output.name)?.after;
    const after = output.after === undefined ? undefined : aligned(before, output.after);
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
