import { basename, dirname, resolve } from 'node:path';
import { addressOf, blockOf, within } from '../address/address';
import type { Configuration, Variable } from '../configuration/configuration';
import { readText } from '../document/read-text';
import { lazy } from '../lazy/lazy';
import type { ObjectValue } from '../value/value';
import { markedObject, markedValue } from './marked-value';
import type { Action, FailedCheck, OutputChange, Plan, ResourceChange } from './plan';
import { parsePlanJson, type ChangeJson, type PlanJson } from './plan-json';
import { planProviders, providerOf } from './plan-providers';
import { PlanReferences } from './plan-references';
import { Secrets } from './secrets';
import { plannedModel, priorModel, type PlanSource } from './planned-model';

export interface PlanOptions {
  /**
   * The configuration that the plan was made of, such as a stack's `cdk.tf.json`: a plan itself has
   * neither construct paths nor the text of expressions.
   *
   * @default - construct paths are addresses
   */
  readonly configuration?: Configuration;
  /**
   * What the plan is called where no configuration says it.
   *
   * @default - as the file's folder
   */
  readonly name?: string;
}

/**
 * Reads a plan from a file that `terraform show -json` wrote.
 *
 * @throws {@link UnreadableTerraform} with one line for a file that is missing or no plan
 */
export function readPlan(file: string, options: PlanOptions = {}): Plan {
  return parsePlan(readText(file, 'plan first'), file, options);
}

/**
 * Reads a plan from memory.
 *
 * @param file names the text in errors
 * @throws {@link UnreadableTerraform} with one line for text that is no plan
 */
export function parsePlan(text: string, file: string, options: PlanOptions = {}): Plan {
  const json = parsePlanJson(text, file);
  const references = new PlanReferences(json.configuration?.root_module ?? {});
  const providers = planProviders(json);
  const secrets = new Secrets(json);
  const change = (each: ChangeJson): ResourceChange =>
    changeOf(each, { references, providers, secrets }, options.configuration);
  const changes = (json.resource_changes ?? []).map(change);
  // What a failed replacement left behind has the address of what took its place.
  const byAddress = new Map(
    changes.filter(({ deposed }) => deposed === undefined).map((each) => [each.address, each]),
  );
  const variables = variablesOf(json, secrets);
  const name = options.configuration?.name ?? options.name ?? basename(dirname(resolve(file)));
  const source = { json, file, name, references, providers, secrets, variables, changes };
  const prior = lazy(() => priorModel(source, options.configuration));
  const planned = lazy(() => plannedModel(source, options.configuration));
  return {
    file,
    name,
    formatVersion: json.format_version,
    ...(json.terraform_version === undefined ? {} : { terraformVersion: json.terraform_version }),
    ...(json.timestamp === undefined ? {} : { timestamp: json.timestamp }),
    errored: json.errored === true,
    complete: json.complete !== false,
    changes,
    drift: (json.resource_drift ?? []).map((each) =>
      change({ ...each, address: each.address ?? addressIn(each) }),
    ),
    deferred: (json.deferred_changes ?? []).map(({ reason = 'unknown', resource_change: put }) => ({
      reason,
      change: put && change(put),
    })),
    failedChecks: failedChecks(json, secrets),
    invocations: (json.action_invocations ?? []).map(({ address }) => address),
    outputChanges: outputChanges(json, secrets),
    variables,
    get prior() {
      return prior();
    },
    get planned() {
      return planned();
    },
    ...(options.configuration === undefined ? {} : { configuration: options.configuration }),
    expressionsOf: (block) => references.expressionsOf(block),
    find: (address) => byAddress.get(address),
  };
}

/** What there is after the apply, as the same model as a configuration's text. */
export function plannedConfiguration(plan: Plan): Configuration {
  return plan.planned;
}

/** What is deployed before the apply, as the plan's state has it. */
export function priorConfiguration(plan: Plan): Configuration {
  return plan.prior;
}

function changeOf(
  json: ChangeJson,
  { references, providers, secrets }: Pick<PlanSource, 'references' | 'providers' | 'secrets'>,
  configuration: Configuration | undefined,
): ResourceChange {
  const { change } = json;
  const block = blockOf(json.address);
  // Made when asked for: most of a large plan is never looked at.
  const before = lazy(() =>
    markedObject(change.before, { sensitive: change.before_sensitive, secrets }),
  );
  const after = lazy(() =>
    markedObject(change.after, {
      unknown: change.after_unknown,
      sensitive: change.after_sensitive,
      secrets,
      origins: references.originsOf(block),
    }),
  );
  return {
    mode: json.mode,
    type: json.type,
    name: json.name,
    address: json.address,
    block,
    module: json.module_address ?? '',
    ...(json.index === undefined ? {} : { key: json.index }),
    constructPath: configuration?.find(json.address)?.constructPath ?? json.address,
    providerName: json.provider_name ?? '',
    ...providerOf(block, (change.after ?? change.before) as ObjectValue, references, providers),
    ...(json.previous_address === undefined ? {} : { previousAddress: json.previous_address }),
    ...(json.deposed === undefined ? {} : { deposed: json.deposed }),
    actions: change.actions,
    action: actionOf(change.actions),
    createBeforeDestroy: change.actions.length > 1 && change.actions[0] === 'create',
    replacePaths: change.replace_paths ?? [],
    ...(json.action_reason === undefined ? {} : { actionReason: json.action_reason }),
    ...(change.importing === undefined || change.importing === null
      ? {}
      : { importing: change.importing.id === undefined ? {} : { id: change.importing.id } }),
    get before() {
      return before();
    },
    get after() {
      return after();
    },
    afterUnknown: change.after_unknown ?? false,
    beforeSensitive: change.before_sensitive ?? false,
    afterSensitive: change.after_sensitive ?? false,
  };
}

function actionOf(actions: readonly Action[]): Action | 'replace' {
  const [only = 'no-op'] = actions;
  return actions.length > 1 ? 'replace' : only;
}

function variablesOf(json: PlanJson, secrets: Secrets): readonly Variable[] {
  const declared = json.configuration?.root_module?.variables ?? {};
  const names = new Set([...Object.keys(declared), ...Object.keys(json.variables ?? {})]);
  return [...names].map((name) => {
    const sensitive = declared[name]?.sensitive === true;
    const value = json.variables?.[name]?.value ?? declared[name]?.default;
    return {
      name,
      ...(value === undefined ? {} : { value: markedValue(value, { sensitive, secrets }) }),
      sensitive,
    };
  });
}

function outputChanges(json: PlanJson, secrets: Secrets): readonly OutputChange[] {
  return Object.entries(json.output_changes ?? {}).map(([name, change]) => {
    const { before, after, after_unknown: unknown = false } = change;
    const { before_sensitive: wasSensitive = false, after_sensitive: sensitive = false } = change;
    return {
      name,
      actions: change.actions,
      action: actionOf(change.actions),
      before:
        (before ?? null) === null
          ? undefined
          : markedValue(before, { sensitive: wasSensitive, secrets }),
      after:
        (after ?? null) === null && unknown === false
          ? undefined
          : markedValue(after, { unknown, sensitive, secrets }),
      sensitive: wasSensitive === true || sensitive === true,
    };
  });
}

function addressIn({ mode, type, name, module_address: module = '' }: Omit<ChangeJson, 'address'>) {
  return within(module, addressOf(mode, type, name));
}

function failedChecks({ checks }: PlanJson, secrets: Secrets): readonly FailedCheck[] {
  return (checks ?? [])
    .flatMap(({ address, status, instances = [] }) => {
      const each = instances.map((instance) => ({
        address: instance.address?.to_display ?? address.to_display,
        status: instance.status,
        problems: (instance.problems ?? []).map(({ message = '' }) =>
          secrets.conceals(message) ? '(sensitive value)' : message,
        ),
      }));
      return each.length > 0 ? each : [{ address: address.to_display, status, problems: [] }];
    })
    .filter(({ status }) => status === 'fail' || status === 'error');
}
