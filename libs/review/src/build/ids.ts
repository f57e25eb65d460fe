import type { ReviewedPlan } from './reviewed-plan';

type Named = Pick<ReviewedPlan, 'app'> & { readonly plan: Pick<ReviewedPlan['plan'], 'name'> };

/** A unique id for each plan: the stack's name, with the app before it where that is not enough. */
export function idsOf(plans: readonly Named[]): readonly string[] {
  const names = plans.map(({ plan }) => plan.name);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  const wanted = plans.map(({ plan, app }) =>
    twice.has(plan.name) && app !== undefined ? `${app}/${plan.name}` : plan.name,
  );
  const taken = new Set<string>();
  return wanted.map((name) => {
    let id = name;
    for (let more = 2; taken.has(id); more++) id = `${name} ${more}`;
    taken.add(id);
    return id;
  });
}
