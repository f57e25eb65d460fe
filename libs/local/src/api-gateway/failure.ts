/** Why an API answers itself: a type of gateway response, with its status and message by default. */
export class ApiFailure extends Error {
  constructor(
    readonly type: FailureType,
    message?: string,
    /** The status in place of the type's own. */
    readonly status: number = DEFAULTS[type][0],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message ?? DEFAULTS[type][1]);
  }
}

/** Status and message of each type ("Gateway response types for API Gateway"). */
const DEFAULTS = {
  ACCESS_DENIED: [403, 'User is not authorized to access this resource'],
  API_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_FAILURE: [500, 'Internal server error'],
  BAD_REQUEST_BODY: [400, 'Invalid request body'],
  BAD_REQUEST_PARAMETERS: [400, 'Missing required request parameters'],
  EXPIRED_TOKEN: [403, 'The security token included in the request is expired'],
  INTEGRATION_FAILURE: [504, 'Internal server error'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out'],
  INVALID_API_KEY: [403, 'Forbidden'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token'],
  QUOTA_EXCEEDED: [429, 'Limit Exceeded'],
  REQUEST_TOO_LARGE: [413, 'Request Too Long'],
  THROTTLED: [429, 'Too Many Requests'],
  UNAUTHORIZED: [401, 'Unauthorized'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported Media Type'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type FailureType = keyof typeof DEFAULTS;
