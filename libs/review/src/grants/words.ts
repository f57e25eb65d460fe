import type { Condition } from '@archway/checks';
import type { Shift } from './compare-grants';
import { patternsIn, scopeKey, type Scope } from './scope';
import { few, isShortened, type Naming } from './few';
import type { Grant } from './grant';
import { whoWords } from './who';

/** Grants that a person reads as one line: the same actions on the same resources. */
export interface Phrase {
  readonly effect: 'Allow' | 'Deny';
  readonly who: readonly Scope[];
  readonly actions: readonly Scope[];
  readonly resources: readonly Scope[];
  readonly conditions: readonly Condition[];
  /** The address of the resource that states it. */
  readonly stated: string;
  readonly shifts: readonly Shift[];
}

/** Puts grants together again into as few lines as tell them all; each line is about one resource. */
export function phrasesOf(shifts: readonly Shift[]): readonly Phrase[] {
  const single = shifts.map((shift): Phrase => {
    const { effect, who, action, resource, conditions, stated } = shift.grant;
    return {
      ...{ effect, conditions, stated, shifts: [shift] },
      ...{ who: [who], actions: [action], resources: [resource] },
    };
  });
  return (['actions', 'resources', 'who'] as const).reduce<readonly Phrase[]>(joinedBy, single);
}

/** Phrases that differ in one part only become one. */
function joinedBy(
  phrases: readonly Phrase[],
  part: 'actions' | 'resources' | 'who',
): readonly Phrase[] {
  const joined = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const key = JSON.stringify({
      ...phrase,
      [part]: [],
      shifts: phrase.shifts.some(({ instead }) => instead.length > 0),
    });
    const known = joined.get(key);
    joined.set(
      key,
      known === undefined
        ? phrase
        : {
            ...known,
            [part]: withoutRepeats([...known[part], ...phrase[part]]),
            shifts: [...known.shifts, ...phrase.shifts],
          },
    );
  }
  return [...joined.values()];
}

export function actionWords(scopes: readonly Scope[]): string {
  return scopeWords(scopes, (text) => text, 'do everything', 'do everything but');
}

export function resourceWords(scopes: readonly Scope[], naming: Naming): string {
  return scopeWords(scopes, naming, 'everything', 'everything but');
}

/** Such as `s3:GetObject on photos/*, if aws:SourceAccount is 123456789012`. */
export function phraseWords(phrase: Phrase, naming: Naming): string {
  const { actions, resources, conditions } = phrase;
  return `${actionWords(actions)} on ${resourceWords(resources, naming)}${conditionWords(conditions, naming)}`;
}

/** What a line leaves out of long lists, in full; empty where the line says it all. */
export function detailsOf({ who, actions, resources }: Phrase, naming: Naming): readonly string[] {
  return [who, actions, resources]
    .map((scopes) => scopes.flatMap(patternsIn).map(naming))
    .filter(isShortened)
    .flat();
}

/** What a phrase stands in for, as far as it differs: ` (so far s3:GetObject)`. */
export function insteadWords(phrase: Phrase, naming: Naming, lead: string): string {
  const before = phrase.shifts.flatMap(({ instead }) => instead);
  if (before.length === 0) return '';
  const differing = [
    difference(
      phrase.who,
      before.map(({ who }) => who),
      (scopes) => whoWords(scopes, naming),
    ),
    difference(
      phrase.actions,
      before.map(({ action }) => action),
      actionWords,
    ),
    difference(
      phrase.resources,
      before.map(({ resource }) => resource),
      (scopes) => `on ${resourceWords(scopes, naming)}`,
    ),
    conditionDifference(phrase, before, naming),
  ].filter((each) => each !== '');
  return differing.length === 0
    ? ''
    : ` (${lead} ${differing.join(' ')})`.replace('only only', 'only');
}

/** The part of a line that tells under which conditions: `, if aws:SourceAccount is 123456789012`. */
export function conditionWords(conditions: readonly Condition[], naming: Naming): string {
  if (conditions.length === 0) return '';
  return `, if ${conditions.map((each) => oneCondition(each, naming)).join(' and ')}`;
}

function conditionDifference(phrase: Phrase, before: readonly Grant[], naming: Naming): string {
  const now = conditionWords(phrase.conditions, naming);
  const texts = withoutRepeats(
    before.map(({ conditions }) => conditionWords(conditions, naming) || ', without a condition'),
  ).filter((text) => text !== (now || ', without a condition'));
  return texts.map((text) => text.slice(2).replace(/^if /, 'only if ')).join(' or ');
}

function difference(
  now: readonly Scope[],
  before: readonly Scope[],
  words: (scopes: readonly Scope[]) => string,
): string {
  const distinct = withoutRepeats(before);
  const keys = (scopes: readonly Scope[]): string => scopes.map(scopeKey).sort().join();
  return keys(now).toLowerCase() === keys(distinct).toLowerCase() ? '' : words(distinct);
}

const KEYS: Readonly<Record<string, string>> = {
  'aws:sourcearn': 'aws:SourceArn',
  'aws:sourceaccount': 'aws:SourceAccount',
  'aws:sourceip': 'aws:SourceIp',
  'aws:sourcevpc': 'aws:SourceVpc',
  'aws:sourcevpce': 'aws:SourceVpce',
  'aws:principalorgid': 'aws:PrincipalOrgID',
  'aws:principalarn': 'aws:PrincipalArn',
  'aws:securetransport': 'aws:SecureTransport',
  'kms:viaservice': 'kms:ViaService',
};

function oneCondition({ operator, key, values }: Condition, naming: Naming): string {
  const name = KEYS[key] ?? key;
  const is = /^(?:StringEquals|ArnLike|Bool|NumericEquals)$/.test(operator) ? 'is' : operator;
  return `${name} ${is} ${few(values.map(naming), ' or ')}`;
}

function scopeWords(
  scopes: readonly Scope[],
  naming: Naming,
  everything: string,
  but: string,
): string {
  return few(
    scopes.map((scope) => {
      if ('except' in scope) return `${but} ${few(scope.except.map(naming), ', ')}`;
      return scope.pattern === '*' ? everything : naming(scope.pattern);
    }),
    ', ',
  );
}

function withoutRepeats<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
