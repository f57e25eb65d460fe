import type { Condition } from '@archway/checks';
import { conditionKeyWords } from './condition-keys';
import { patternsIn, scopeKey, type Scope } from './scope';
import { few, isShortened, type Naming } from './few';
import type { Grant } from './grant';
import { withoutRepeats, type Phrase } from './phrases';
import { whoWords } from './who';

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
export function detailsOf(phrase: Phrase, naming: Naming): readonly string[] {
  const { who, actions, resources, conditions } = phrase;
  const scopes = [who, actions, resources].map((each) => each.flatMap(patternsIn));
  return [...scopes, ...conditions.map(({ values }) => values)]
    .filter(isShortened)
    .flatMap((texts) => texts.map(naming));
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

function oneCondition({ operator, key, values }: Condition, naming: Naming): string {
  const name = conditionKeyWords(key);
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
