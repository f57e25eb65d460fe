import type { Problem } from '@archway/core';
import { problemIf, show } from '@archway/core';
import { Token } from 'cdktf';
import { parseZone } from './zone';

/** What is wrong with a list of zones of `region`. Tokens pass. */
export function zoneProblems(
  prop: string,
  zones: readonly string[],
  region: string,
): readonly Problem[] {
  return zones
    .filter((zone) => !Token.isUnresolved(zone))
    .flatMap((zone, index, known) => [
      problemIf(
        parseZone(zone)?.region !== region,
        `${prop} must be zones of ${region} such as ${region}a, got ${show(zone)}`,
      ),
      problemIf(
        known.indexOf(zone) !== index,
        `${prop} must name each zone once, got ${show(zone)} twice`,
      ),
    ]);
}
