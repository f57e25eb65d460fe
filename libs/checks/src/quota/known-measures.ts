import { typesKnowing, type Quota } from '@archway/aws';
import { blocksOf, numberOf } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { lengthOf } from './length-of';
import { measured, type Measured } from './measured';

/** The quotas of which a table says what counts. */
export function knownMeasures(estate: Estate): readonly Measured[] {
  return typesKnowing('quotas').flatMap(({ type, quotas }) =>
    quotas.flatMap(({ name, counts }) =>
      counts === undefined
        ? []
        : measured(
            name,
            estate.all(type).map((subject) => [subject, amount(estate, subject, counts)] as const),
          ),
    ),
  );
}

function amount(
  estate: Estate,
  subject: Subject,
  { naming = [], listed, blocks = [], number, atLeast = 0 }: NonNullable<Quota['counts']>,
): number {
  const { attributes } = subject;
  const named = naming.map(([type, argument]) => estate.naming(subject, type, argument).length);
  const stated = blocks.map((name) => blocksOf(attributes[name]).length);
  return [
    atLeast,
    ...named,
    ...stated,
    listed === undefined ? 0 : lengthOf(attributes[listed]),
    number === undefined ? 0 : (numberOf(attributes[number]) ?? 0),
  ].reduce((sum, each) => sum + each, 0);
}
