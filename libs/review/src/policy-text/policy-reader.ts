import {
  interpolationsIn,
  isStated,
  parseReference,
  readPolicy,
  type Statement,
} from '@archway/checks';
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
import type { Compared } from '../comparison/comparison';

/** Reads policy documents of both sides as statements; undefined for one that cannot be seen. */
export interface PolicyReader {
  readonly before: (value: Value | undefined) => readonly Statement[] | undefined;
  readonly after: (value: Value | undefined) => readonly Statement[] | undefined;
  /** Values of what there will be, with a reference for each that is not known. */
  readonly settled: (values: ObjectValue) => ObjectValue;
}

export function policyReader({
  prior,
  planned,
}: Pick<Compared, 'prior' | 'planned'>): PolicyReader {
  return {
    before: (value) => (isSensitive(value) ? undefined : readPolicy(value)),
    after: (value) => read(value, planned, prior),
    settled: (values) =>
      Object.fromEntries(
        Object.entries(values)
          .filter(([, value]) => isStated(value))
          .map(([name, value]) => {
            const told = withTokens(value);
            return [name, typeof told === 'string' ? settled(told, planned, prior) : told];
          }),
      ),
  };
}

function read(
  value: Value | undefined,
  planned: Configuration,
  prior: Configuration,
): readonly Statement[] | undefined {
  if (value === undefined || isSensitive(value)) return undefined;
  const json = isUnknown(value) ? jsonOf(value, planned, 0) : textOf(value);
  return json === undefined ? undefined : readPolicy(settled(json, planned, prior));
}

/** References may lead from document to document; a forged plan must not lead around forever. */
const DEEPEST = 8;

/**
 * The JSON of a policy that is known only after the apply. Its text has it, with references in it, or
 * the plan has the arguments of the `aws_iam_policy_document` that it comes from.
 */
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

/** A plan knows what an unknown value comes from, and not which part of it it is: `${?aws_sqs_queue.Orders.arn}`. */
function withTokens(value: Value): Value {
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

/**
 * References as what they stand for, where it is known. What is replaced is told as it is before: that
 * its ARN changes gives nobody anything new.
 */
function settled(json: string, planned: Configuration, prior: Configuration): string {
  return interpolationsIn(json).reduce((text, inner) => {
    const reference = parseReference(inner.replace(/^\?/, '').replaceAll(String.raw`\"`, '"'));
    if (reference === undefined) return text;
    const known = [planned, prior]
      .map((side) => side.find(reference.address) ?? onlyOf(side.instancesOf(reference.address)))
      .map((resource) => textOf(resource?.attributes[reference.attribute]))
      .find((each) => each !== undefined);
    return known === undefined || inner.startsWith('?')
      ? text
      : text.replaceAll(`\${${inner}}`, JSON.stringify(known).slice(1, -1));
  }, json);
}

function onlyOf<T>([first, ...more]: readonly T[]): T | undefined {
  return more.length === 0 ? first : undefined;
}
