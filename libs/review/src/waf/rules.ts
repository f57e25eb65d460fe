import {
  isList,
  isObject,
  isUnknown,
  numberOf,
  textOf,
  type ObjectValue,
  type Unknown,
  type Value,
} from '@archway/terraform';

/** A rule of a web ACL or of a rule group. */
export interface WafRule {
  readonly name: string;
  readonly priority: number;
  /** Such as `block`, `count`, or `the group's own` for a group whose rules act as they say. */
  readonly action: string;
  /** What it looks at, with the same text for the same statement. */
  readonly statement: string;
  /** Rules of a managed group that do something else than they would, by name. */
  readonly overrides: ReadonlyMap<string, string>;
  /** The rest of the requests passes it by. Undefined where all are looked at. */
  readonly scopeDown: string | undefined;
  /** Requests in its window until a rate-based rule acts. */
  readonly limit: number | undefined;
}

/** What a rule set is made of, and what of it cannot be seen. */
export interface WafRules {
  readonly rules: readonly WafRule[];
  readonly unseen: readonly Unknown[];
}

const ACTIONS = ['allow', 'block', 'count', 'captcha', 'challenge', 'none'] as const;

/** The rules of a web ACL or rule group, written as blocks or as the JSON of the API. */
export function rulesOf(attributes: ObjectValue): WafRules {
  const json = attributes['rule_json'] ?? attributes['rules_json'];
  const written = json === undefined ? attributes['rule'] : parsed(json);
  const unseen = unknowns(written);
  const blocks = isList(written) ? written.filter((rule) => isObject(rule)) : [];
  const rules = blocks.map((rule) => ruleOf(rule));
  return { rules: rules.sort((a, b) => a.priority - b.priority), unseen };
}

function unknowns(value: Value | undefined): readonly Unknown[] {
  if (isUnknown(value)) return [value];
  if (isList(value)) return value.flatMap(unknowns);
  return isObject(value) ? Object.values(value).flatMap(unknowns) : [];
}

function ruleOf(rule: ObjectValue): WafRule {
  const statement = first(rule['statement']) ?? {};
  const group =
    first(statement['managed_rule_group_statement']) ??
    first(statement['rule_group_reference_statement']);
  const rate = first(statement['rate_based_statement']);
  const scope = first((group ?? rate)?.['scope_down_statement']);
  return {
    name: textOf(rule['name']) ?? '',
    priority: numberOf(rule['priority']) ?? 0,
    action: actionOf(first(rule['action'])) ?? overrideOf(first(rule['override_action'])),
    statement: textFor(withoutDetails(statement)),
    overrides: overridesOf(group),
    scopeDown: scope === undefined ? undefined : textFor(scope),
    limit: numberOf(rate?.['limit']),
  };
}

/** What is in a block, which Terraform writes as a list of one. */
export function first(value: Value | undefined): ObjectValue | undefined {
  const found = isList(value) ? value[0] : value;
  return isObject(found) ? found : undefined;
}

/** The one action that is stated. */
export function actionOf(block: ObjectValue | undefined): string | undefined {
  return ACTIONS.find((name) => {
    const value = block?.[name];
    return isList(value) ? value.length > 0 : isObject(value);
  });
}

function overrideOf(block: ObjectValue | undefined): string {
  return actionOf(block) === 'count' ? 'count' : "the group's own";
}

function overridesOf(group: ObjectValue | undefined): ReadonlyMap<string, string> {
  const list = (name: string): readonly ObjectValue[] => {
    const value = group?.[name];
    return isList(value) ? value.filter((each) => isObject(each)) : [];
  };
  return new Map([
    // Before there were overrides a rule was excluded, which is to count.
    ...[...list('excluded_rule'), ...list('excluded_rules')].map(
      (each) => [textOf(each['name']) ?? '', 'count'] as const,
    ),
    ...[...list('rule_action_override'), ...list('rule_action_overrides')].map(
      (each) => [textOf(each['name']) ?? '', actionOf(first(each['action_to_use'])) ?? ''] as const,
    ),
  ]);
}

const TOLD_APART = [
  'rule_action_override',
  'rule_action_overrides',
  'excluded_rule',
  'excluded_rules',
  'scope_down_statement',
  'limit',
];

/** Without what is told by lines of its own. */
function withoutDetails(statement: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(statement).map(([name, value]) => {
      const block = first(value);
      if (block === undefined) return [name, value];
      return [
        name,
        Object.fromEntries(Object.entries(block).filter(([key]) => !TOLD_APART.includes(key))),
      ];
    }),
  );
}

/** The same text for values that only differ in the order of names, and in empty blocks. */
function textFor(value: Value): string {
  if (isUnknown(value)) return `"${value.expression}"`;
  if (isList(value)) return `[${value.map(textFor).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, part]) => part !== null && !(isList(part) && part.length === 0))
    .map(([name, part]) => `${name}:${textFor(part)}`);
  return `{${parts.sort().join(',')}}`;
}

/** The API's JSON with the names that Terraform has for them. */
function parsed(json: Value): Value {
  if (isUnknown(json)) return json;
  try {
    return renamed(JSON.parse(textOf(json) ?? '[]') as Value);
  } catch {
    return [];
  }
}

function renamed(value: Value): Value {
  if (isList(value)) return value.map(renamed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name.replace(/(?<!^)(?=[A-Z][a-z])/g, '_').toLowerCase(),
      renamed(part),
    ]),
  );
}
