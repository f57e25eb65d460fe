/** Plain JSON. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type JsonObject = { readonly [name: string]: Json };

/** The parts of `terraform show -json` that a rehearsal reads. */
export interface PlanJson {
  readonly terraform_version?: string;
  readonly planned_values?: {
    readonly outputs?: Readonly<Record<string, PlannedOutput>>;
    readonly root_module?: PlannedModule;
  };
  readonly resource_changes?: readonly ResourceChangeJson[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  readonly configuration?: {
    readonly provider_config?: Readonly<Record<string, ProviderConfigJson>>;
    readonly root_module?: ConfigurationModule;
  };
}

export interface PlannedOutput {
  readonly value?: Json;
  readonly type?: Json;
  readonly sensitive?: boolean;
}

interface PlannedModule {
  readonly resources?: readonly { readonly address: string; readonly schema_version?: number }[];
  readonly child_modules?: readonly PlannedModule[];
}

/** One resource instance, and what the plan does to it. */
export interface ResourceChangeJson {
  readonly address: string;
  readonly module_address?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider_name?: string;
  readonly previous_address?: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Json;
    readonly after: Json;
    readonly after_unknown?: Json;
    readonly after_sensitive?: Json;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

export interface ProviderConfigJson {
  readonly name?: string;
  readonly full_name?: string;
  readonly alias?: string;
  readonly module_address?: string;
}

export interface ConfigurationModule {
  readonly resources?: readonly ConfigurationResource[];
  readonly module_calls?: Readonly<
    Record<
      string,
      {
        readonly module?: ConfigurationModule;
        readonly expressions?: Json;
        readonly depends_on?: readonly string[];
      }
    >
  >;
}

export interface ConfigurationResource {
  readonly address: string;
  readonly mode: string;
  readonly provider_config_key?: string;
  readonly expressions?: Json;
  readonly count_expression?: Json;
  readonly for_each_expression?: Json;
  readonly depends_on?: readonly string[];
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The schema version of each resource instance, by address. */
export function schemaVersions(plan: PlanJson): ReadonlyMap<string, number> {
  const versions = new Map<string, number>();
  const collect = (module: PlannedModule | undefined): void => {
    for (const { address, schema_version } of module?.resources ?? []) {
      versions.set(address, schema_version ?? 0);
    }
    module?.child_modules?.forEach(collect);
  };
  collect(plan.planned_values?.root_module);
  return versions;
}
