import {
  isJsonObject,
  UnreadableTerraform,
  type Json,
  type JsonObject,
} from '../document/document';
import { jsonProblem } from '../document/json-problem';
import type { Action, Marks } from './plan';
import { planShape } from './plan-shape';

/** What a plan says of one resource, as `terraform show -json` writes it. */
export interface ChangeJson {
  readonly address: string;
  readonly previous_address?: string;
  readonly module_address?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly deposed?: string;
  readonly provider_name?: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly Action[];
    readonly before?: Json;
    readonly after?: Json;
    readonly after_unknown?: Marks;
    readonly before_sensitive?: Marks;
    readonly after_sensitive?: Marks;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: { readonly id?: string };
  };
}

/** A resource of a state, or of `planned_values`. */
export interface StateResourceJson {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider_name?: string;
  readonly schema_version?: number;
  readonly values?: JsonObject;
  readonly sensitive_values?: Marks;
  readonly depends_on?: readonly string[];
}

export interface StateModuleJson {
  readonly address?: string;
  readonly resources?: readonly StateResourceJson[];
  readonly child_modules?: readonly StateModuleJson[];
}

export interface StateOutputJson {
  readonly sensitive?: boolean;
  readonly value?: Json;
}

export interface ValuesJson {
  readonly outputs?: Readonly<Record<string, StateOutputJson>>;
  readonly root_module?: StateModuleJson;
}

export interface ConfigResourceJson {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly provider_config_key?: string;
  readonly expressions?: Json;
  readonly count_expression?: Json;
  readonly for_each_expression?: Json;
  readonly depends_on?: readonly string[];
}

export interface ConfigModuleJson {
  readonly outputs?: Readonly<Record<string, { readonly expression?: Json }>>;
  readonly resources?: readonly ConfigResourceJson[];
  readonly module_calls?: Readonly<Record<string, ModuleCallJson>>;
  readonly variables?: Readonly<Record<string, { readonly default?: Json; sensitive?: boolean }>>;
}

export interface ModuleCallJson {
  readonly expressions?: JsonObject;
  readonly module?: ConfigModuleJson;
}

export interface ProviderJson {
  readonly name: string;
  readonly alias?: string;
  readonly module_address?: string;
  readonly version_constraint?: string;
  readonly expressions?: JsonObject;
}

/** What a check found, of a `check` block or of the conditions of a resource or an output. */
export interface CheckJson {
  readonly address: { readonly to_display: string; readonly kind?: string };
  readonly status: string;
  readonly instances?: readonly {
    readonly address?: { readonly to_display?: string };
    readonly status: string;
    readonly problems?: readonly { readonly message?: string }[];
  }[];
}

export interface PlanJson {
  readonly format_version: string;
  readonly terraform_version?: string;
  readonly timestamp?: string;
  readonly errored?: boolean;
  readonly complete?: boolean;
  readonly variables?: Readonly<Record<string, { readonly value?: Json }>>;
  readonly planned_values?: ValuesJson;
  readonly resource_changes?: readonly ChangeJson[];
  readonly resource_drift?: readonly (Omit<ChangeJson, 'address'> & {
    readonly address?: string;
  })[];
  readonly deferred_changes?: readonly {
    readonly reason?: string;
    readonly resource_change?: ChangeJson;
  }[];
  readonly checks?: readonly CheckJson[];
  readonly action_invocations?: readonly { readonly address: string }[];
  readonly output_changes?: Readonly<Record<string, ChangeJson['change']>>;
  readonly prior_state?: { readonly values?: ValuesJson };
  readonly configuration?: {
    readonly provider_config?: Readonly<Record<string, ProviderJson>>;
    readonly root_module?: ConfigModuleJson;
  };
}

/**
 * @param file names the text in errors
 * @throws {@link UnreadableTerraform} for what is no JSON or no plan
 */
export function parsePlanJson(text: string, file: string): PlanJson {
  const how = 'write one with: terraform show -json plan.bin > plan.json';
  if (text.startsWith('PK\u0003\u0004')) {
    throw new UnreadableTerraform(`${file}: is a plan in Terraform's binary form; ${how}`);
  }
  if (isTooDeep(text)) throw new UnreadableTerraform(`${file}: is nested too deeply for a plan`);
  let json: Json;
  try {
    json = named(JSON.parse(withoutWrapper(text)) as Json);
  } catch (error) {
    if (isLog(text)) throw new UnreadableTerraform(`${file}: ${LOG}; ${how}`);
    throw new UnreadableTerraform(`${file}: is not valid JSON (${jsonProblem(error)}); ${how}`);
  }
  const wrong = malformed(json);
  if (wrong !== undefined) throw new UnreadableTerraform(`${file}: ${wrong}; ${how}`);
  return json as unknown as PlanJson;
}

/**
 * The wrapper of the action `setup-terraform` prints the command before what Terraform prints, which is
 * one line, and its own outputs after it.
 */
function withoutWrapper(text: string): string {
  if (!text.startsWith('[command]')) return text;
  return text.split(/\r?\n/).find((line) => line.startsWith('{')) ?? text;
}

/** The plans that HCP Terraform hands out, without sensitive values, have another name for the version. */
function named(json: Json): Json {
  if (!isJsonObject(json)) return json;
  const { plan_format_version: version } = json;
  return typeof version === 'string' ? { format_version: version, ...json } : json;
}

/** Far beyond any provider's schema; what is deeper would exhaust the stack. */
const DEEPEST = 500;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [mark = ''] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (mark === '[' || mark === '{') depth++;
    else if (mark === ']' || mark === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Whether JSON has the marks of a plan; it may still be malformed. */
export function looksLikePlan(json: Json): boolean {
  return (
    isJsonObject(json) &&
    typeof json['format_version'] === 'string' &&
    ['planned_values', 'resource_changes', 'configuration'].some((key) => Object.hasOwn(json, key))
  );
}

function malformed(json: Json): string | undefined {
  if (!isJsonObject(json)) return 'a plan is a JSON object';
  if (!looksLikePlan(json)) {
    if (isState(json)) return 'is a state, not a plan';
    if (isMessage(json)) return LOG;
    return `is JSON, but no plan: format_version and resource_changes are missing`;
  }
  const { format_version: version } = json as unknown as PlanJson;
  if (!/^(?:0\.[12]|1\.)/.test(version)) {
    return `plans of format ${version} are not known; this reads 0.1 to 1.x`;
  }
  return planShape(json, '');
}

const LOG = 'is what terraform plan -json prints, a message a line, not a plan';

/** Whether text is messages of Terraform, one JSON object a line. */
function isLog(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  try {
    return isMessage(JSON.parse(first) as Json);
  } catch {
    return false;
  }
}

function isMessage(json: Json): boolean {
  return isJsonObject(json) && ['@level', '@message'].every((key) => Object.hasOwn(json, key));
}

/** Whether JSON is a state: as `terraform show -json` writes one, also an empty one, or as it is kept. */
function isState(json: JsonObject): boolean {
  if (Object.hasOwn(json, 'format_version')) {
    const keys = Object.keys(json).filter((key) => !/^(?:format|terraform)_version$/.test(key));
    return keys.length === 0 || keys.includes('values');
  }
  return ['version', 'terraform_version', 'resources'].every((key) => Object.hasOwn(json, key));
}
