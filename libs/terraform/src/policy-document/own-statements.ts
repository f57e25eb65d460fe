import { blocksOf, isList, isUnknown, textOf, type ObjectValue, type Value } from '../value/value';
import type { Condition, Principal, Statement } from './document';
import { inSetOrder, reversed, writtenStrings } from './set-order';

/** The `statement` blocks of the data source. What is not known stands in them as Terraform's own text. */
export function ownStatements(attributes: ObjectValue): readonly Statement[] {
  return blocksOf(attributes['statement']).map((block) => ({
    ...optional('sid', shown(block['sid'])),
    effect: shown(block['effect']) ?? 'Allow',
    ...optional('actions', setOf(block['actions'])),
    ...optional('notActions', setOf(block['not_actions'])),
    ...optional('resources', withVariables(setOf(block['resources']))),
    ...optional('notResources', withVariables(setOf(block['not_resources']))),
    principals: principalsOf(block['principals']),
    notPrincipals: principalsOf(block['not_principals']),
    conditions: conditionsOf(block['condition']),
  }));
}

function optional(name: keyof Statement, value: unknown): Partial<Statement> {
  return value === undefined || value === '' ? {} : { [name]: value };
}

function principalsOf(value: Value | undefined): readonly Principal[] {
  // Whom an unknown block names is not known: this is nobody in particular, and not everyone.
  if (isUnknown(value)) return [{ type: value.expression, identifiers: value.expression }];
  const blocks = blocksOf(value).map((block) => ({
    type: shown(block['type']) ?? '',
    identifiers: uniqueIn(block['identifiers']),
  }));
  return inSetOrder(
    blocks,
    ({ type, identifiers }) => `identifiers:{${writtenStrings(identifiers)}};type:${type};`,
  ).map(({ type, identifiers }) => ({
    type,
    identifiers: withVariables(singleOrReversed(identifiers)),
  }));
}

function conditionsOf(value: Value | undefined): readonly Condition[] {
  if (isUnknown(value)) {
    const { expression } = value;
    return [{ test: expression, variable: expression, values: [expression] }];
  }
  const blocks = blocksOf(value).map((block) => ({
    test: shown(block['test']) ?? '',
    variable: shown(block['variable']) ?? '',
    values: textsIn(block['values']),
  }));
  return inSetOrder(
    blocks,
    ({ test, variable, values }) =>
      `test:${test};values:(${writtenStrings(values)});variable:${variable};`,
  ).map((condition) => ({ ...condition, values: condition.values.map(variablesIn) }));
}

function setOf(value: Value | undefined): string | readonly string[] | undefined {
  const unique = uniqueIn(value);
  return unique.length === 0 ? undefined : singleOrReversed(unique);
}

function uniqueIn(value: Value | undefined): readonly string[] {
  return inSetOrder(textsIn(value), (text) => writtenStrings([text]));
}

function singleOrReversed(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : reversed(values);
}

/** The texts of a list, with Terraform's own text where one is not known. */
export function textsIn(value: Value | undefined): readonly string[] {
  return (isList(value) ? value : [value]).map(shown).filter((text) => text !== undefined);
}

function shown(value: Value | undefined): string | undefined {
  return isUnknown(value) ? value.expression : textOf(value);
}

function withVariables<T extends string | readonly string[] | undefined>(given: T): T {
  if (given === undefined) return given;
  return (typeof given === 'string' ? variablesIn(given) : given.map(variablesIn)) as T;
}

/** The provider writes `&{aws:username}` as the variable that it stands for. */
function variablesIn(text: string): string {
  return text.replaceAll('&{', '${');
}
