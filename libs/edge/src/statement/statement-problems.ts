import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { notCountry } from '../country/country-code';
import { forwardedIpProblems } from './forwarded-ip';
import { groupProblems } from './group-problems';
import { rateLimitProblems } from './rate-limit';
import { regexProblem } from './regular-expression';
import { fieldProblems } from './render-field';
import type { Inspected, MatchStatement, Statement } from './statement';
import { transformationProblems } from './text-transformation';
import type { WafScope } from '../web-acl/waf-scope';

/**
 * What AWS WAF knows besides ISO 3166-1.
 *
 * "GeoMatchStatement": https://docs.aws.amazon.com/waf/latest/APIReference/API_GeoMatchStatement.html
 */
const KOSOVO = 'XK';

/** Where a statement stands. */
export interface StatementPlace {
  /** Such as `rule 'Login' statement`. */
  readonly path: string;
  readonly scope: WafScope;
  /** Whether it is in a rule group, which can hold no groups. */
  readonly inRuleGroup: boolean;
  /** The keys of the bodies that a block can answer with. */
  readonly bodyKeys: readonly string[];
}

/** What is wrong with a statement and with everything in it. */
export function statementProblems(place: StatementPlace, statement: Statement): readonly Problem[] {
  switch (statement.kind) {
    case 'managed-group':
    case 'rule-group':
      return [
        ...groupProblems(place, statement),
        ...('scopeDown' in statement ? scopeDownProblems(place, statement.scopeDown) : []),
      ];
    case 'rate-based':
      return [
        ...rateLimitProblems(place.path, statement, statement.scopeDown !== undefined),
        ...scopeDownProblems(place, statement.scopeDown),
      ];
    case 'and':
    case 'asn':
    case 'byte-match':
    case 'geo':
    case 'ip-set':
    case 'label':
    case 'not':
    case 'or':
    case 'regex':
    case 'regex-set':
    case 'size':
    case 'sqli':
    case 'xss':
      return matchProblems(place, statement);
  }
}

function scopeDownProblems(
  place: StatementPlace,
  scopeDown: MatchStatement | undefined,
): readonly Problem[] {
  if (scopeDown === undefined) return [];
  return matchProblems({ ...place, path: `${place.path}.scopeDown` }, scopeDown);
}

function matchProblems(place: StatementPlace, statement: MatchStatement): readonly Problem[] {
  const path = `${place.path}.${statement.kind}`;
  switch (statement.kind) {
    case 'and':
    case 'or':
      return statement.statements.flatMap((inner, index) =>
        matchProblems({ ...place, path: `${path}[${index}]` }, inner),
      );
    case 'not':
      return matchProblems({ ...place, path }, statement.statement);
    case 'asn':
      return [
        problemIf(
          statement.asns.length < 1 || statement.asns.length > 100,
          `${path} must be 1 to 100 numbers, got ${statement.asns.length}`,
        ),
        ...statement.asns.map((asn) => notWhole(path, asn, 0, 4_294_967_295)),
        forwardedIpProblems(path, statement.forwardedIp),
      ];
    case 'geo':
      return [
        ...countryProblems(path, statement.countryCodes),
        forwardedIpProblems(path, statement.forwardedIp),
      ];
    case 'ip-set':
      return [
        problemIf(
          statement.set.scope !== place.scope,
          `${path} must be a set of scope ${place.scope}, got ${statement.set.scope} of '${statement.set.node.path}'`,
        ),
        forwardedIpProblems(path, statement.forwardedIp),
      ];
    case 'label':
      return [
        statement.scope === 'NAMESPACE'
          ? notMatching(path, statement.key, /^[\w:-]{1,1023}:$/, "a namespace that ends in ':'")
          : notMatching(
              path,
              statement.key,
              /^[\w:-]{0,1023}[\w-]$/,
              "a label of letters, digits, '_', '-' and ':' that does not end in ':'",
            ),
      ];
    case 'byte-match':
    case 'regex':
    case 'regex-set':
    case 'size':
    case 'sqli':
    case 'xss':
      return [...inspectionProblems(path, place, statement), ...inspectedProblems(path, statement)];
  }
}

function inspectionProblems(
  path: string,
  place: StatementPlace,
  statement: Extract<MatchStatement, Inspected>,
): readonly Problem[] {
  switch (statement.kind) {
    case 'byte-match':
      return [
        searchStringProblem(path, statement.searchString),
        notOneOf(`${path}.position`, statement.position, [
          'CONTAINS',
          'CONTAINS_WORD',
          'ENDS_WITH',
          'EXACTLY',
          'STARTS_WITH',
        ]),
        statement.position === 'CONTAINS_WORD'
          ? notMatching(
              `${path}.searchString`,
              statement.searchString,
              /^\w+$/,
              "letters, digits and '_' where position is CONTAINS_WORD",
            )
          : undefined,
      ];
    case 'regex':
      return [regexProblem(`${path}.regex`, statement.regex)];
    case 'regex-set':
      return [
        problemIf(
          statement.patternSet.scope !== place.scope,
          `${path} must be a set of scope ${place.scope}, got ${statement.patternSet.scope} of '${statement.patternSet.node.path}'`,
        ),
      ];
    case 'size':
      // "SizeConstraintStatement": https://docs.aws.amazon.com/waf/latest/APIReference/API_SizeConstraintStatement.html
      return [
        notOneOf(`${path}.comparison`, statement.comparison, ['EQ', 'GE', 'GT', 'LE', 'LT', 'NE']),
        notWhole(`${path}.sizeBytes`, statement.sizeBytes, 0, 21_474_836_480),
      ];
    case 'sqli':
      return [notOneOf(`${path}.sensitivity`, statement.sensitivity, ['HIGH', 'LOW'])];
    case 'xss':
      return [];
  }
}

function inspectedProblems(
  path: string,
  statement: Extract<MatchStatement, Inspected>,
): readonly Problem[] {
  const { field, transformations } = statement;
  const fingerprint = field.kind === 'ja3-fingerprint' || field.kind === 'ja4-fingerprint';
  return [
    ...fieldProblems(`${path}.field`, field),
    ...transformationProblems(path, transformations),
    // "JA3 fingerprint", "JA4 fingerprint" in "Request components in AWS WAF".
    problemIf(
      fingerprint && !(statement.kind === 'byte-match' && statement.position === 'EXACTLY'),
      `${path}.field ${field.kind} must be matched by a byte match with position EXACTLY, got ${statement.kind}`,
    ),
  ];
}

function searchStringProblem(path: string, searchString: string): Problem {
  if (isOpen(searchString)) return undefined;
  const bytes = Buffer.byteLength(searchString);
  return problemIf(
    bytes < 1 || bytes > 200,
    `${path}.searchString must be 1 to 200 bytes, got ${bytes}: ${show(searchString)}`,
  );
}

function countryProblems(path: string, codes: readonly string[]): readonly Problem[] {
  return [
    problemIf(
      codes.length < 1 || codes.length > 50,
      `${path} must be 1 to 50 countries, got ${codes.length}`,
    ),
    ...codes.filter((code) => code !== KOSOVO).map((code) => notCountry(path, code)),
  ];
}
