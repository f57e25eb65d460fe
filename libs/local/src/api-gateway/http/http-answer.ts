import type { ApiFailure, FailureType } from '../failure';
import { textResponse, type ApiResponse } from '../message';

const WORDS: Readonly<Partial<Record<FailureType, readonly [status: number, message: string]>>> = {
  ACCESS_DENIED: [403, 'Forbidden'],
  INTEGRATION_FAILURE: [503, 'Service Unavailable'],
  INTEGRATION_TIMEOUT: [503, 'Service Unavailable'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Forbidden'],
  REQUEST_TOO_LARGE: [413, 'Request Entity Too Large'],
  THROTTLED: [429, 'Too Many Requests'],
  UNAUTHORIZED: [401, 'Unauthorized'],
};

/** What an HTTP API says itself. */
export function httpFailure({ type }: ApiFailure): ApiResponse {
  const [status, message] = WORDS[type] ?? [500, 'Internal Server Error'];
  return textResponse(
    status,
    JSON.stringify({ message }),
    type === 'UNAUTHORIZED' ? { 'www-authenticate': 'Bearer' } : {},
  );
}
