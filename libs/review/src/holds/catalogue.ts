import { resourceType } from '@archway/aws';
import { textOf, type ObjectValue } from '@archway/terraform';
import type { Holding } from './holding';

/** What a resource holds; undefined where it is nothing, or nobody has to do anything to have it back. */
export function holdingOf(type: string, attributes: ObjectValue | undefined): Holding | undefined {
  const { noun, loss } = resourceType(type) ?? {};
  if (noun === undefined || loss === undefined) return undefined;
  const isNothing = Object.entries(loss.notWhen ?? {}).some(([argument, values]) =>
    values.includes(textOf(attributes?.[argument]) ?? ''),
  );
  return isNothing ? undefined : { noun, ...loss };
}
