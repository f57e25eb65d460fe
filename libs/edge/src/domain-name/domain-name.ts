import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';

/**
 * Lengths of a name and of each part between its dots, in bytes.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
const LONGEST_NAME = 255;
const LONGEST_LABEL = 63;

/** A character that is written by its code, such as `\052` for an asterisk. */
const ESCAPED = /\\[0-3][0-7]{2}/g;

export interface DomainNameRules {
  /**
   * Whether `*` may stand for the first label.
   *
   * @default false
   */
  readonly wildcard?: boolean;
}

/** A name that DNS or Route 53 does not allow. Unset values and tokens pass. */
export function domainNameProblem(
  prop: string,
  name: string | undefined,
  { wildcard = false }: DomainNameRules = {},
): Problem {
  if (isOpen(name)) return undefined;
  const rule = brokenRule(name, wildcard);
  return rule && `${prop} ${rule}, got ${show(name)}`;
}

/** A name that is no host's: labels of letters, digits and hyphens, at least two of them. Tokens pass. */
export function hostNameProblem(
  prop: string,
  name: string | undefined,
  rules: DomainNameRules = {},
): Problem {
  const problem = domainNameProblem(prop, name, rules);
  if (problem !== undefined || isOpen(name)) return problem;
  const labels = normalizeDomainName(name)
    .split('.')
    .slice(name.startsWith('*.') ? 1 : 0);
  const fits = labels.every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
  return fits && labels.length > 1
    ? undefined
    : `${prop} must be a host name such as www.example.com, of letters, digits and hyphens, got ${show(name)}`;
}

/** The name as Route 53 compares it: in lower case and without the dot at the end. */
export function normalizeDomainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Whether `name` is `zoneName` or below it. */
export function isWithin(name: string, zoneName: string): boolean {
  const [inner, outer] = [normalizeDomainName(name), normalizeDomainName(zoneName)];
  return inner === outer || inner.endsWith(`.${outer}`);
}

function brokenRule(name: string, wildcard: boolean): string | undefined {
  if (typeof name !== 'string' || name === '') return 'must be a domain name such as example.com';
  const plain = name.replace(/\.$/, '').replace(ESCAPED, 'x');
  if (/[^\x21-\x7e]/.test(plain)) {
    return 'must be printable ASCII without spaces: write other names in Punycode (xn--…), other characters as \\ooo';
  }
  if (plain.includes('\\')) return 'must have three octal digits after each backslash';
  if (plain.length > LONGEST_NAME) return `must have at most ${LONGEST_NAME} characters`;
  const labels = plain.split('.');
  if (labels.some((label) => label === '')) return 'must not have an empty label';
  if (labels.some((label) => label.length > LONGEST_LABEL)) {
    return `must have at most ${LONGEST_LABEL} characters between two dots`;
  }
  if (plain === '@')
    return 'must be the name of the zone where it means the zone, not the @ of zone files';
  return wildcardRule(labels, wildcard);
}

/** Anywhere but in front, DNS takes an asterisk for itself, which nobody means. */
function wildcardRule(labels: readonly string[], wildcard: boolean): string | undefined {
  const [first = '', ...others] = labels;
  if (others.some((label) => label.includes('*')) || (first.includes('*') && first !== '*')) {
    return 'must have * as the whole first label (as a character it is \\052)';
  }
  return first === '*' && !wildcard ? 'must not have a wildcard' : undefined;
}
