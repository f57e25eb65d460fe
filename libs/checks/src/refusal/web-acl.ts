import {
  blocksOf,
  isUnknown,
  numberOf,
  textOf,
  textsOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import type { Refusal } from './refusal';

/** docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html: Name, Priority */
export const ruleNumbers: Refusal = ({ rule }) => {
  const rules = blocksOf(rule);
  const priority = repeated(rules.map((each) => numberOf(each['priority'])));
  if (priority !== undefined) return `has two rules of priority ${priority}`;
  const name = repeated(rules.map((each) => textOf(each['name'])));
  return name === undefined ? undefined : `has two rules with the name ${name}`;
};

const GROUPS = ['managed_rule_group_statement', 'rule_group_reference_statement'];

/** docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html: Action, OverrideAction */
export const ruleActions: Refusal = ({ rule }) => {
  for (const each of blocksOf(rule)) {
    if (isUnknown(each['action']) || isUnknown(each['override_action'])) continue;
    const statements = blocksOf(each['statement']);
    if (statements.length === 0) continue;
    const isGroup = statements.some((statement) =>
      GROUPS.some((name) => blocksOf(statement[name]).length > 0),
    );
    const wanted = isGroup ? 'override_action' : 'action';
    const other = isGroup ? 'action' : 'override_action';
    const name = textOf(each['name']) ?? 'a rule';
    if (blocksOf(each[other]).length > 0)
      return `${name} has ${other}, and ${isGroup ? 'a rule group' : 'a statement of its own'} takes ${wanted}`;
    if (blocksOf(each[wanted]).length === 0) return `${name} has no ${wanted}`;
  }
  return undefined;
};

/** docs.aws.amazon.com/waf/latest/APIReference/API_TextTransformation.html: Priority */
export const transformations: Refusal = ({ rule }) => {
  for (const each of blocksOf(rule)) {
    for (const block of transformedIn(each['statement'], 0)) {
      const all = blocksOf(block['text_transformation']);
      const priority = repeated(all.map((one) => numberOf(one['priority'])));
      if (priority !== undefined)
        return `${textOf(each['name']) ?? 'a rule'} has two text transformations of priority ${priority}`;
    }
  }
  return undefined;
};

/** Statements nest a few levels; a forged one must not nest forever. */
const DEEPEST = 12;

function transformedIn(value: Value | undefined, depth: number): readonly ObjectValue[] {
  if (depth > DEEPEST) return [];
  return blocksOf(value).flatMap((block) => [
    ...(block['text_transformation'] === undefined ? [] : [block]),
    ...Object.entries(block)
      .filter(([name]) => name === 'statement' || name.endsWith('_statement'))
      .flatMap(([, inner]) => transformedIn(inner, depth + 1)),
  ]);
}

/** docs.aws.amazon.com/waf/latest/APIReference/API_IPSet.html: Addresses */
export const ipSet: Refusal = ({ addresses, ip_address_version }) => {
  const version = textOf(ip_address_version);
  for (const address of textsOf(addresses)) {
    if (address.endsWith('/0')) return `holds ${address}, and WAF takes no range of every address`;
    const is = address.includes(':') ? 'IPV6' : 'IPV4';
    if (version !== undefined && is !== version && !address.includes('${'))
      return `is a set of ${version} and holds ${address}`;
  }
  return undefined;
};

/** The first value that is there twice. */
function repeated<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value, at) => value !== undefined && values.indexOf(value) !== at);
}
