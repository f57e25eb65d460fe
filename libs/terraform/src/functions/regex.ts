import { RE2JS, RE2JSSyntaxException } from 're2js';
import { EvaluationError } from '../expression/evaluation-error';
import { ofKind } from '../value/kind';
import type { Value } from '../value/value';

/** The first match: a text, a list of its groups, or an object of its named groups. */
export function matchFirst(pattern: string, value: string): Value {
  const compiled = compile(pattern);
  const matcher = compiled.matcher(value);
  if (!matcher.find()) {
    throw new EvaluationError('regex(): the pattern did not match any part of the string');
  }
  return groupsOf(compiled, matcher);
}

export function matchAll(pattern: string, value: string): Value {
  const compiled = compile(pattern);
  const found: Value[] = [];
  for (const matcher of matchesIn(compiled, value)) found.push(groupsOf(compiled, matcher));
  return ofKind('list', found);
}

/** `$1`, `${1}` and `${name}` in the replacement stand for groups, `$$` for a dollar. */
export function replaceMatches(value: string, pattern: string, replacement: string): string {
  const compiled = compile(pattern);
  let text = '';
  let end = 0;
  for (const matcher of matchesIn(compiled, value)) {
    text += value.slice(end, matcher.start()) + expand(replacement, compiled, matcher);
    end = matcher.end();
  }
  return text + value.slice(end);
}

/** Nothing is no match where the match before it ends. */
function* matchesIn(compiled: RE2JS, value: string): Generator<Matcher> {
  const matcher = compiled.matcher(value);
  let end = -1;
  while (matcher.find()) {
    if (matcher.end() > matcher.start() || matcher.start() !== end) yield matcher;
    end = matcher.end();
  }
}

type Matcher = ReturnType<RE2JS['matcher']>;

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) {
      throw new EvaluationError(`the pattern is not valid: ${error.message}`);
    }
    throw error;
  }
}

function groupsOf(compiled: RE2JS, matcher: Matcher): Value {
  const count = compiled.groupCount();
  if (count === 0) return matcher.group() ?? '';
  const names = namesOf(compiled);
  if (names.length === 0) {
    return ofKind(
      'tuple',
      Array.from({ length: count }, (_, at) => matcher.group(at + 1)),
    );
  }
  if (names.length < count) {
    throw new EvaluationError('regex(): named and unnamed groups must not stand together');
  }
  return ofKind('object', Object.fromEntries(names.map(([name, at]) => [name, matcher.group(at)])));
}

function namesOf(compiled: RE2JS): readonly (readonly [string, number])[] {
  return Object.entries(compiled.namedGroups());
}

function expand(replacement: string, compiled: RE2JS, matcher: Matcher): string {
  const names = new Map(namesOf(compiled));
  return replacement.replace(
    /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
    (whole, braced?: string, plain?: string) => {
      if (whole === '$$') return '$';
      const name = braced ?? plain ?? '';
      const at = /^\d+$/.test(name) ? Number(name) : names.get(name);
      return at === undefined || at > compiled.groupCount() ? '' : (matcher.group(at) ?? '');
    },
  );
}
