import type { PlanReview } from '../review/review';
import { numbered, tallyText } from './words';

/** What was passed over in a plan, in one line; undefined where nothing was. */
export function noiseText({ changes, counts }: PlanReview): string | undefined {
  const noises = changes.flatMap((change) =>
    change.attributes.map(({ noise }) => noise).filter((noise) => noise !== undefined),
  );
  if (counts.noise === 0 && noises.length === 0) return undefined;
  const resources =
    counts.noise === 0 ? '' : `${numbered(counts.noise, 'resource')} with nothing else`;
  const attributes = noises.length === 0 ? '' : `attributes: ${tallyText(noises)}`;
  return [resources, attributes].filter((part) => part !== '').join('; ');
}
