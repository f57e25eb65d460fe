import {
  interpolationsIn,
  isStated,
  parseReference,
  policyJson,
  readPolicy,
  withTokens,
  type Statement,
} from '@archway/checks';
import {
  isSensitive,
  isUnknown,
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
    // A state knows all; what stands for it instead is read as what there will be.
    before: (value) => {
      if (isSensitive(value)) return undefined;
      return isUnknown(value) ? read(value, prior, planned, prior) : readPolicy(value);
    },
    after: (value) => read(value, planned, planned, prior),
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
  side: Configuration,
  planned: Configuration,
  prior: Configuration,
): readonly Statement[] | undefined {
  const json = policyJson(value, side);
  return json === undefined ? undefined : readPolicy(settled(json, planned, prior));
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
