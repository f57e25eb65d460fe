import { isNarrowed as isNarrowedStatement } from '@archway/checks';
import type { Grant } from './grant';

/** Whether its conditions bind a grant of everyone to somebody known, as `archway check` has it. */
export function isNarrowed({ effect, conditions }: Grant): boolean {
  return isNarrowedStatement({
    ...{ effect, conditions },
    ...{ actions: [], notActions: [], resources: [], notResources: [] },
  });
}
