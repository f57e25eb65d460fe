import { parsePlan, readPlan, readStack, type Plan } from '@archway/terraform';
import { join } from 'node:path';
import { named } from './named';

const PLANS = join(__dirname, '../../../terraform/fixtures/plans');

/** A plan that the real Terraform made, with the stack that it was made of. */
export function realPlan(name: string): Plan {
  return readPlan(join(PLANS, `${name}.json`), {
    configuration: readStack(join(PLANS, `${name}.cdk.tf.json`)),
  });
}

/** What a plan says of one resource; what is not given is as Terraform writes it where nothing is. */
export interface Said {
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly unknown?: object;
  readonly sensitive?: object;
  readonly replacePaths?: readonly (readonly (string | number)[])[];
  readonly importing?: object;
  /** Fields beside the change, such as `previous_address`. */
  readonly rest?: object;
}

/** A plan of a few resources, by address; what there is before them is the state. */
export function planOf(resources: Readonly<Record<string, Said>>, rest: object = {}): Plan {
  const said = Object.entries(resources);
  return parsePlan(
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.4',
      resource_changes: said.map(([address, each]) => changeJson(address, each)),
      prior_state: {
        values: {
          root_module: {
            resources: said
              .filter(([, { before }]) => before !== undefined && before !== null)
              .map(([address, { before, sensitive, rest: more = {} }]) => ({
                ...named('previous_address' in more ? String(more.previous_address) : address),
                values: before,
                sensitive_values: sensitive ?? {},
              })),
          },
        },
      },
      ...rest,
    }),
    'shop/plan.json',
  );
}

function changeJson(address: string, said: Said): object {
  const { before = null, after = null, unknown = {}, sensitive = {} } = said;
  const { importing, replacePaths } = said;
  return {
    ...named(address),
    ...said.rest,
    change: {
      actions: said.actions ?? actionsOf(before, after),
      before,
      after,
      after_unknown: unknown,
      before_sensitive: before === null ? false : sensitive,
      after_sensitive: after === null ? false : sensitive,
      ...(importing === undefined ? {} : { importing }),
      ...(replacePaths === undefined ? {} : { replace_paths: replacePaths }),
    },
  };
}

function actionsOf(before: object | null, after: object | null): readonly string[] {
  if (before === null) return ['create'];
  if (after === null) return ['delete'];
  return JSON.stringify(before) === JSON.stringify(after) ? ['no-op'] : ['update'];
}
