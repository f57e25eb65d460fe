import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';

/** AWS WAF quotas (https://docs.aws.amazon.com/waf/latest/developerguide/limits.html), characters in a regex pattern. */
const MOST_CHARACTERS = 200;

/**
 * What AWS WAF does not take of PCRE, by name.
 *
 * "Supported regular expression syntax in AWS WAF":
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-regex-pattern-support.html
 */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/\\[1-9]|\\[gk][{<']|\(\?P=/, 'back-references'],
  [/\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)/, 'subroutines and recursion'],
  [/\(\?\(/, 'conditional patterns'],
  [/\(\*[A-Z]/, 'backtracking control verbs'],
  [/\\[CRK]/, String.raw`\C, \R and \K`],
  [/\(\?C\d*\)/, 'callouts'],
  [/\(\?>/, 'atomic groups'],
  [/[*+?}]\+/, 'possessive quantifiers'],
];

/** What is wrong with a regular expression for AWS WAF. It may still refuse one for what it costs to run. */
export function regexProblem(path: string, pattern: string): Problem {
  if (isOpen(pattern)) return undefined;
  if (pattern.length === 0 || pattern.length > MOST_CHARACTERS) {
    return `${path} must be 1 to ${MOST_CHARACTERS} characters, got ${pattern.length}: ${show(pattern)}`;
  }
  const bare = withoutLiterals(pattern);
  const refused = REFUSED.find(([construct]) => construct.test(bare));
  if (refused !== undefined) {
    return `${path} must do without ${refused[1]}, which AWS WAF does not take, got ${show(pattern)}`;
  }
  return parses(pattern) ? undefined : `${path} must be a regular expression, got ${show(pattern)}`;
}

/** The pattern without escaped backslashes, escaped signs, and the contents of character classes, where signs mean themselves. */
function withoutLiterals(pattern: string): string {
  return pattern
    .replace(/\\\\/g, '')
    .replace(/\\[^\w]/g, '_')
    .replace(/\[\^?\]?[^\]]*\]/g, '[]');
}

/** Whether brackets close and quantifiers stand behind something. JavaScript spells a few things of PCRE differently. */
function parses(pattern: string): boolean {
  const translated = pattern
    .replace(/\(\?#[^)]*\)/g, '')
    .replace(/\(\?[imsx-]+\)/g, '')
    .replace(/\(\?[imsx-]+:/g, '(?:')
    .replace(/\(\?P</g, '(?<');
  try {
    new RegExp(translated);
    return true;
  } catch {
    return false;
  }
}
