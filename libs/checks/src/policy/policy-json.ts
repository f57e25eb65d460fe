import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  policyDocumentJson,
  textOf,
  type Configuration,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { parseReference } from '../estate/reference';

/**
 * The JSON of a policy, known or not yet. The text of what is known only after the apply has it, with
 * references in it, or the plan has the arguments of the `aws_iam_policy_document` that it comes from:
 * `${?aws_sqs_queue.Orders.arn}` stands there for what comes from an attribute, in whatever part.
 *
 * @returns undefined where it cannot be seen, as what is sensitive
 */
export function policyJson(
  value: Value | undefined,
  configuration: Configuration,
): string | undefined {
  return value === undefined ? undefined : jsonOf(value, configuration, 0);
}

/** References may lead from document to document; a forged plan must not lead around forever. */
const DEEPEST = 8;

function jsonOf(value: Value, planned: Configuration, depth: number): string | undefined {
  if (!isUnknown(value)) return textOf(value);
  if (isSensitive(value) || depth > DEEPEST) return undefined;
  if (value.expression.trimStart().startsWith('{')) return value.expression;
  const [only, ...more] = value.references.map(parseReference);
  if (more.length > 0 || only?.type !== 'aws_iam_policy_document') return undefined;
  const document = planned.find(only.address) ?? onlyOf(planned.instancesOf(only.address));
  if (document === undefined) return undefined;
  return documentJson(document.attributes, planned, depth + 1);
}

function documentJson(
  attributes: ObjectValue,
  planned: Configuration,
  depth: number,
): string | undefined {
  const sources = ['source_policy_documents', 'override_policy_documents'].map((name) => {
    const given = attributes[name];
    const texts = (isList(given) ? given : []).map((each) => jsonOf(each, planned, depth));
    return [name, isUnknown(given) ? [undefined] : texts] as const;
  });
  if (sources.some(([, texts]) => texts.includes(undefined))) return undefined;
  const told = {
    ...(withTokens(pick(attributes)) as ObjectValue),
    ...(Object.fromEntries(sources) as ObjectValue),
  };
  return textOf(policyDocumentJson(told));
}

function pick({ statement, version }: ObjectValue): ObjectValue {
  return { statement: statement ?? [], ...(version === undefined ? {} : { version }) };
}

/** Values with a text for each that is not known: a plan knows what it comes from, and not which part of it. */
export function withTokens(value: Value): Value {
  if (isSensitive(value)) return value.expression;
  if (isUnknown(value)) {
    return value.expression.includes('${')
      ? value.expression
      : `\${?${value.references.join(', ')}}`;
  }
  if (isList(value)) return value.map(withTokens);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTokens(item)]));
}

function onlyOf<T>([first, ...more]: readonly T[]): T | undefined {
  return more.length === 0 ? first : undefined;
}
