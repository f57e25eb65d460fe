import type { PlanReview } from '../review/review';
import { numbered, tallyText } from './words';

/** What was passed over in a plan, in one line; undefined where nothing was. */
export function noiseText({ changes, counts }: PlanReview): string | undefined {
  // Of what is new or goes every attribute is in the plan: that is no noise.
  const kept = changes.filter(({ kind }) => kind !== 'create' && kind !== 'destroy');
  const noises = kept.flatMap((change) =>
    change.attributes.map(({ noise }) => noise).filter((noise) => noise !== undefined),
  );
  if (counts.noise === 0 && noises.length === 0) return undefined;
  const resources =
    counts.noise === 0 ? '' : `${numbered(counts.noise, 'resource')} with nothing else`;
  const attributes = noises.length === 0 ? '' : `attributes: ${tallyText(noises)}`;
  return [resources, attributes].filter((part) => part !== '').join('; ');
}
