import type { Problem } from '@archway/core';
import { notMatching, problemIf, show } from '@archway/core';

/** All that is given must hold; of the values of one, any. At most five values in all. */
export interface RuleConditions {
  /**
   * Names such as `api.example.com` or `*.example.com`.
   *
   * @default - any
   */
  readonly hostHeaders?: readonly string[];
  /**
   * Paths such as `/orders/*`.
   *
   * @default - any
   */
  readonly pathPatterns?: readonly string[];
  /**
   * Such as `GET`.
   *
   * @default - any
   */
  readonly httpMethods?: readonly string[];
  /**
   * Values by the header's name.
   *
   * @default - any
   */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /**
   * Values by the parameter's name.
   *
   * @default - any
   */
  readonly queryStrings?: Readonly<Record<string, string>>;
  /**
   * Blocks of addresses of who connects.
   *
   * @default - any
   */
  readonly sourceIps?: readonly string[];
}

/** Values of all conditions of a rule, and wildcards of its values. */
const MOST_VALUES = 5;

/**
 * What Elastic Load Balancing would refuse.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export function conditionProblems(conditions: RuleConditions): readonly Problem[] {
  const values = valuesOf(conditions);
  const patterns = [...(conditions.hostHeaders ?? []), ...(conditions.pathPatterns ?? [])];
  return [
    problemIf(
      values.length === 0 || values.length > MOST_VALUES,
      `conditions must have 1 to ${MOST_VALUES} values, got ${values.length}`,
    ),
    ...patterns.map((pattern) =>
      problemIf(
        pattern.length === 0 || pattern.length > 128,
        `conditions must have patterns of 1 to 128 characters, got ${show(pattern)}`,
      ),
    ),
    ...(conditions.httpMethods ?? []).map((method) =>
      notMatching('conditions.httpMethods', method, /^[A-Z_-]{1,40}$/, 'capital letters'),
    ),
  ];
}

/** The conditions as Terraform reads them. */
export function renderConditions(conditions: RuleConditions) {
  const { hostHeaders, pathPatterns, httpMethods, headers, queryStrings, sourceIps } = conditions;
  return [
    ...(hostHeaders ? [{ hostHeader: { values: [...hostHeaders] } }] : []),
    ...(pathPatterns ? [{ pathPattern: { values: [...pathPatterns] } }] : []),
    ...(httpMethods ? [{ httpRequestMethod: { values: [...httpMethods] } }] : []),
    ...Object.entries(headers ?? {}).map(([httpHeaderName, values]) => ({
      httpHeader: { httpHeaderName, values: [...values] },
    })),
    ...(queryStrings
      ? [{ queryString: Object.entries(queryStrings).map(([key, value]) => ({ key, value })) }]
      : []),
    ...(sourceIps ? [{ sourceIp: { values: [...sourceIps] } }] : []),
  ];
}

function valuesOf(conditions: RuleConditions): readonly string[] {
  const { hostHeaders, pathPatterns, httpMethods, headers, queryStrings, sourceIps } = conditions;
  return [
    ...(hostHeaders ?? []),
    ...(pathPatterns ?? []),
    ...(httpMethods ?? []),
    ...Object.values(headers ?? {}).flat(),
    ...Object.values(queryStrings ?? {}),
    ...(sourceIps ?? []),
  ];
}
