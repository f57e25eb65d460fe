import type { Problem } from '@archway/core';
import { isOpen, notWhole, outOfRange, problemIf } from '@archway/core';
import type { Throttle } from './rest-api-props';

/** What is wrong with a throttle. */
export function throttleProblems(prop: string, throttle: Throttle): readonly Problem[] {
  const { rateLimitPerSecond: rate, burstLimit: burst } = throttle;
  return [
    outOfRange(`${prop}.rateLimitPerSecond`, rate, 0, Number.MAX_SAFE_INTEGER),
    notWhole(`${prop}.burstLimit`, burst, 0, Number.MAX_SAFE_INTEGER),
    problemIf(
      !isOpen(rate) && !isOpen(burst) && burst === 0 && rate > 0,
      `${prop}.burstLimit must be above 0 where requests are let through, got 0`,
    ),
  ];
}
