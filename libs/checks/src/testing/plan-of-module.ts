/** A provider block of an example. */
export interface StatedProvider {
  readonly alias?: string;
  readonly region: string;
  readonly accounts: readonly string[];
}

/** What the root calls a provider of an example: two examples share one that is the same. */
export function rootAlias({ alias = 'default', region }: StatedProvider): string {
  return `${alias}-${region}`;
}

interface Change {
  readonly address: string;
  readonly module_address?: string;
}

interface StateModule {
  readonly address?: string;
  readonly resources?: readonly { readonly address: string }[];
  readonly child_modules?: readonly StateModule[];
}

interface State {
  readonly values?: { readonly root_module?: StateModule };
}

interface WrittenModule {
  readonly resources?: readonly { readonly provider_config_key?: string }[];
}

/** A plan whose root has nothing but modules. */
export interface PlanOfModules {
  readonly resource_changes?: readonly Change[];
  readonly planned_values?: { readonly root_module?: StateModule };
  readonly prior_state?: State;
  readonly configuration: {
    readonly root_module: {
      readonly module_calls: Readonly<Record<string, { readonly module: WrittenModule }>>;
    };
  };
}

/** What the plan would be if one of its modules were the root, with the providers that it states. */
export function planOfModule(
  plan: PlanOfModules,
  name: string,
  providers: readonly StatedProvider[],
): object {
  const address = `module.${name}`;
  const own = (each: { readonly address: string }): object => ({
    ...each,
    address: each.address.slice(address.length + 1),
    module_address: undefined,
  });
  const stateOf = (root: StateModule | undefined): object => {
    const found = root?.child_modules?.find((each) => each.address === address);
    return { root_module: { resources: (found?.resources ?? []).map(own) } };
  };
  const written = plan.configuration.root_module.module_calls[name]?.module;
  return {
    ...plan,
    resource_changes: (plan.resource_changes ?? [])
      .filter(({ module_address }) => module_address === address)
      .map(own),
    planned_values: stateOf(plan.planned_values?.root_module),
    prior_state: { ...plan.prior_state, values: stateOf(plan.prior_state?.values?.root_module) },
    configuration: {
      provider_config: Object.fromEntries(providers.map(configOf)),
      root_module: {
        ...written,
        resources: (written?.resources ?? []).map((each) => ({
          ...each,
          provider_config_key: keyOf(each.provider_config_key, providers),
        })),
      },
    },
  };
}

function configOf({ alias, region, accounts }: StatedProvider): readonly [string, object] {
  const expressions = {
    region: { constant_value: region },
    ...(accounts.length === 0 ? {} : { allowed_account_ids: { constant_value: accounts } }),
  };
  const named = alias === undefined ? {} : { alias };
  return [
    alias === undefined ? 'aws' : `aws.${alias}`,
    { name: 'aws', full_name: 'registry.terraform.io/hashicorp/aws', ...named, expressions },
  ];
}

/** The root has other names for the providers of the module. */
function keyOf(key: string | undefined, providers: readonly StatedProvider[]): string | undefined {
  const found = providers.find((each) => key === `aws.${rootAlias(each)}`);
  return found?.alias === undefined ? (found === undefined ? key : 'aws') : `aws.${found.alias}`;
}
