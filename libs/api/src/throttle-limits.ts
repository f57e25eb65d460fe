import type { Throttle } from './rest-api/rest-api-props';

/** The limits of a stage that is given none. */
export const DEFAULT_THROTTLE: Throttle = { rateLimitPerSecond: 100, burstLimit: 200 };

/** A throttle as a stage or route writes it. */
export function limitsOf(throttle: Throttle) {
  return {
    throttlingRateLimit: throttle.rateLimitPerSecond,
    throttlingBurstLimit: throttle.burstLimit,
  };
}
