import { blockOf, within } from '../address/address';
import type {
  AttributeResolver,
  Configuration,
  Output,
  Provider,
  Resource,
  Variable,
} from '../configuration/configuration';
import { configurationOf } from '../configuration/model';
import { lazy } from '../lazy/lazy';
import { markedObject, markedValue } from './marked-value';
import type { ResourceChange } from './plan';
import type { PlanJson, StateModuleJson, StateResourceJson, ValuesJson } from './plan-json';
import { completed, withoutNulls } from './planned-attributes';
import { providerOf } from './plan-providers';
import type { PlanReferences } from './plan-references';
import type { Secrets } from './secrets';
import { edgesByValue, withoutRepeats } from './value-edges';

/** A plan that is read, as its models are made of it. */
export interface PlanSource {
  readonly json: PlanJson;
  readonly file: string;
  readonly name: string;
  readonly references: PlanReferences;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly secrets: Secrets;
  readonly variables: readonly Variable[];
  readonly changes: readonly ResourceChange[];
}

/** What there is after the apply. */
export function plannedModel(
  source: PlanSource,
  text: Configuration | undefined,
  resolve?: AttributeResolver,
): Configuration {
  const staying = source.changes.filter(
    ({ action, deposed }) => action !== 'delete' && action !== 'forget' && deposed === undefined,
  );
  const planned = new Set(staying.map(({ address }) => address));
  // Data sources that Terraform read while it planned are in the state, not among the changes.
  const read = stateResources(source.json.prior_state?.values?.root_module)
    .filter(({ json }) => json.mode === 'data' && !planned.has(json.address))
    .map((found) => ofState(found, source, text));
  const all = [...staying.map((change) => ofChange(change, source, text, resolve)), ...read];
  return configurationOf({
    file: source.file,
    name: source.name,
    of: 'plan',
    all,
    providers: [...source.providers.values()],
    variables: source.variables,
    outputs: plannedOutputs(source),
    requiredProviders: requiredProviders(source),
    edges: () => withoutRepeats([...source.references.edges(), ...edgesByValue(all)]),
    modules: text?.modules ?? [],
    reading: () => ({
      files: [source.file],
      modules: new Set(['', ...all.map(({ module }) => module)]).size,
      unread: (source.json.deferred_changes ?? []).map(
        ({ reason = 'unknown', resource_change }) => ({
          what: resource_change?.address ?? 'a resource',
          why: `Terraform puts it off to a later plan (${reason})`,
        }),
      ),
    }),
    resolved: (by) => plannedModel(source, text?.resolved(by), by),
  });
}

/** What is deployed before the apply. */
export function priorModel(source: PlanSource, text: Configuration | undefined): Configuration {
  const values = source.json.prior_state?.values;
  const all = stateResources(values?.root_module).map((found) => ofState(found, source, text));
  const model: Configuration = configurationOf({
    file: source.file,
    name: source.name,
    of: 'state',
    all,
    providers: [...source.providers.values()],
    variables: source.variables,
    outputs: stateOutputs(values, source.secrets),
    requiredProviders: requiredProviders(source),
    edges: () => withoutRepeats(edgesByValue(all)),
    modules: [],
    resolved: () => model,
  });
  return model;
}

function ofChange(
  change: ResourceChange,
  source: PlanSource,
  text: Configuration | undefined,
  resolve: AttributeResolver | undefined,
): Resource {
  const written = text?.find(change.address) ?? text?.instancesOf(change.block)[0];
  const attributes = lazy(() => {
    const known = withoutNulls(change.after ?? {});
    return resolve === undefined && written === undefined
      ? known
      : completed(known, written, resource, resolve, source.secrets);
  });
  const resource: Resource = {
    mode: change.mode,
    type: change.type,
    name: change.name,
    address: change.address,
    block: change.block,
    module: change.module,
    ...(change.key === undefined ? {} : { key: change.key }),
    constructPath: change.constructPath,
    ...(change.provider === undefined ? {} : { provider: change.provider }),
    ...(change.region === undefined ? {} : { region: change.region }),
    ...(written?.position === undefined ? {} : { position: written.position }),
    dependsOn: dependenciesOf(change.block, source.references),
    get attributes() {
      return attributes();
    },
  };
  return resource;
}

function ofState(
  { json, module }: { readonly json: StateResourceJson; readonly module: string },
  source: PlanSource,
  text: Configuration | undefined,
): Resource {
  const block = blockOf(json.address);
  const attributes = lazy(() =>
    withoutNulls(
      markedObject(json.values, { sensitive: json.sensitive_values, secrets: source.secrets }) ??
        {},
    ),
  );
  return {
    mode: json.mode,
    type: json.type,
    name: json.name,
    address: json.address,
    block,
    module,
    ...(json.index === undefined ? {} : { key: json.index }),
    constructPath: text?.find(json.address)?.constructPath ?? json.address,
    ...providerOf(block, json.values, source.references, source.providers),
    dependsOn: json.depends_on ?? [],
    get attributes() {
      return attributes();
    },
  };
}

function stateResources(
  module: StateModuleJson | undefined,
): readonly { readonly json: StateResourceJson; readonly module: string }[] {
  if (module === undefined) return [];
  return [
    ...(module.resources ?? []).map((json) => ({ json, module: module.address ?? '' })),
    ...(module.child_modules ?? []).flatMap(stateResources),
  ];
}

function dependenciesOf(block: string, references: PlanReferences): readonly string[] {
  const found = references.blocks.get(block);
  return (found?.json.depends_on ?? []).map((address) => within(found?.module ?? '', address));
}

function stateOutputs(values: ValuesJson | undefined, secrets: Secrets): readonly Output[] {
  return Object.entries(values?.outputs ?? {}).map(([name, { sensitive = false, value }]) => ({
    name,
    value: markedValue(value, { sensitive, secrets }),
    sensitive,
  }));
}

function plannedOutputs({ json, secrets }: PlanSource): readonly Output[] {
  const changes = json.output_changes ?? {};
  return Object.entries(json.planned_values?.outputs ?? {}).map(
    ([name, { sensitive = false, value }]) => ({
      name,
      value: markedValue(value, { unknown: changes[name]?.after_unknown, sensitive, secrets }),
      sensitive,
    }),
  );
}

function requiredProviders({ json }: PlanSource): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.values(json.configuration?.provider_config ?? {})
      .filter(({ version_constraint: version }) => version !== undefined)
      .map(({ name, version_constraint: version = '*' }) => [name, version]),
  );
}
