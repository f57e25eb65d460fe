import { moduleNames, within } from '../address/address';
import type { Provider } from '../configuration/configuration';
import { isJsonObject, type Json } from '../document/document';
import { Budget, Namespace } from '../expression/scope';
import { step } from '../expression/step';
import { evaluateJson } from '../text/evaluator';
import { textOf, Unknown, type ObjectValue, type Value } from '../value/value';
import type { PlanJson, ProviderJson } from './plan-json';
import type { PlanReferences } from './plan-references';

const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/;

type Variables = NonNullable<PlanJson['variables']>;

/** The provider configurations of a plan, by the keys with which its resources name them. */
export function planProviders(json: PlanJson): ReadonlyMap<string, Provider> {
  return new Map(
    Object.entries(json.configuration?.provider_config ?? {}).map(([key, provider]) => {
      // Variables of a module are not in a plan, only those of the root module.
      const variables = provider.module_address === undefined ? (json.variables ?? {}) : {};
      const attributes = constantsIn(provider.expressions, variables);
      const region = textOf(attributes['region']) ?? onlyRegionIn(provider, variables);
      return [
        key,
        {
          name: provider.name,
          ...(provider.alias === undefined ? {} : { alias: provider.alias }),
          ...(region === undefined ? {} : { region }),
          ...(provider.module_address === undefined
            ? {}
            : { module: provider.module_address.replace(/^(?!module\.)/, 'module.') }),
          attributes,
        },
      ];
    }),
  );
}

/**
 * A plan does not keep the expression `var.region`, only that the variable is used. Where it is the
 * only one and what it holds is a region, that is the provider's.
 */
function onlyRegionIn({ expressions }: ProviderJson, variables: Variables): string | undefined {
  const region = expressions?.['region'];
  const references = isJsonObject(region) ? region['references'] : undefined;
  if (!Array.isArray(references) || references.length !== 1) return undefined;
  const value = variableOf(String(references[0]).split('.'), variables);
  return typeof value === 'string' && REGION.test(value) ? value : undefined;
}

function variableOf(path: readonly (string | number)[], variables: Variables): Value | undefined {
  const [root, name = '', ...rest] = path;
  const value =
    root === 'var' && Object.hasOwn(variables, name) ? variables[name]?.value : undefined;
  return value === undefined ? undefined : rest.reduce<Value>(step, value as Value);
}

function constantsIn(json: Json | undefined, variables: Variables): ObjectValue {
  if (!isJsonObject(json)) return {};
  return Object.fromEntries(
    Object.entries(json)
      .map(([name, expression]) => [name, constantIn(expression, variables)] as const)
      .filter((entry): entry is readonly [string, Value] => entry[1] !== undefined),
  );
}

function constantIn(json: Json, variables: Variables): Value | undefined {
  if (Array.isArray(json)) {
    return (json as readonly Json[]).map((item) => constantsIn(item, variables));
  }
  if (!isJsonObject(json)) return undefined;
  if (Object.hasOwn(json, 'constant_value')) return constant(json['constant_value'], variables);
  return Object.hasOwn(json, 'references') ? undefined : constantsIn(json, variables);
}

/** Of a provider written in JSON a plan keeps the text of its templates, as if it were constant. */
function constant(json: Json | undefined, variables: Variables): Value | undefined {
  if (typeof json !== 'string' || !json.includes('${')) return json;
  const lost = (path: string): Unknown =>
    new Unknown(`\${${path}}`, [path], 'the plan does not keep it');
  const scope = {
    name: (root: string): Value =>
      new Namespace(root, (name) => variableOf([root, name], variables) ?? lost(`${root}.${name}`)),
    call: (name: string): Value => lost(`${name}()`),
    budget: new Budget(),
  };
  return evaluateJson(json, scope, new Map(), 'block');
}

/** The provider and the region of a resource of a plan. */
export function providerOf(
  block: string,
  values: ObjectValue | undefined,
  references: PlanReferences,
  providers: ReadonlyMap<string, Provider>,
): { readonly provider?: string; readonly region?: string } {
  const found = references.blocks.get(block);
  const key = found?.json.provider_config_key;
  const provider = key === undefined ? undefined : configured(key, found?.module ?? '', providers);
  const region = textOf(values?.['region']) ?? provider?.region ?? regionIn(values?.['arn']);
  return {
    ...(provider?.alias === undefined
      ? {}
      : { provider: within(provider.module ?? '', `${provider.name}.${provider.alias}`) }),
    ...(region === undefined ? {} : { region }),
  };
}

/** What is no longer configured has no provider in a plan, but its ARN says where it is. */
function regionIn(arn: Value | undefined): string | undefined {
  const region = textOf(arn)?.split(':')[3];
  return region === '' ? undefined : region;
}

/**
 * The configuration that a resource's key names. Since Terraform 1.1 a plan has an entry under that
 * key. Earlier ones name the module that asks, those up to 0.15 by the last of its names alone, and
 * leave it to the reader that a module without a configuration of its own has its caller's.
 */
function configured(
  key: string,
  module: string,
  providers: ReadonlyMap<string, Provider>,
): Provider | undefined {
  const exact = providers.get(key);
  if (exact !== undefined && (exact.module === undefined || isStated(exact))) return exact;
  const name = key.slice(key.lastIndexOf(':') + 1);
  // Nothing is inherited under an alias: the call hands it down, and those plans do not keep that.
  return name.includes('.') ? exact : (inherited(name, module, providers) ?? exact);
}

/** The nearest configuration of a provider on the way from a module up to the root module. */
function inherited(
  name: string,
  module: string,
  providers: ReadonlyMap<string, Provider>,
): Provider | undefined {
  const path = moduleNames(module).map((each) => `module.${each}`);
  for (let depth = path.length; depth > 0; depth--) {
    const found = providers.get(`${path.slice(0, depth).join('.')}:${name}`);
    if (found !== undefined && isStated(found)) return found;
    // The call may hand an aliased one down under this name.
    const caller = depth === 1 ? name : `${path.slice(0, depth - 1).join('.')}:${name}`;
    if ([...providers.keys()].some((each) => each.startsWith(`${caller}.`))) return undefined;
  }
  return providers.get(name);
}

/** An entry that says nothing stands for the module's requirement of a version. */
function isStated({ attributes }: Provider): boolean {
  return Object.keys(attributes).length > 0;
}
