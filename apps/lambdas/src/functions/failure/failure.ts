import { PictureError, pictureErrorReasons } from '@archway/pictures';

/** Why an upload can never become a picture: the same message fails again, however often it is received. */
export const permanentReasons = [
  ...pictureErrorReasons,
  /** Not S3's account of objects that were created, raw or in an SNS envelope. */
  'malformed-message',
  /** S3 says that the object, or this version of it, is no longer there. */
  'source-gone',
] as const;

/** Why an upload did not become a picture this time. */
export const transientReasons = [
  /** A policy lacks a permission; or the object is gone, which S3 hides from those who may not list its bucket. */
  'access-denied',
  /** The function's time ran out. */
  'out-of-time',
  /** Others wrote the same picture each time this one tried to. */
  'overtaken',
  /** S3 or the network failed, after the SDK's own retries. */
  'service-error',
  /** None of the above: a fault in the function. */
  'unexpected',
] as const;

export type PermanentReason = (typeof permanentReasons)[number];
export type TransientReason = (typeof transientReasons)[number];

/** Ends in the dead-letter queue: nothing but another message or another source helps. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';

  constructor(
    readonly reason: PermanentReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Is worth another receive. */
export class TransientFailure extends Error {
  override readonly name = 'TransientFailure';

  constructor(
    readonly reason: TransientReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the log says of a failure. */
export type Failure =
  | { readonly permanent: true; readonly reason: PermanentReason; readonly message: string }
  | { readonly permanent: false; readonly reason: TransientReason; readonly message: string };

/** Tells what can never succeed from what may succeed later. What is not known to be hopeless is tried again. */
export function toFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof PictureError || error instanceof PermanentFailure) {
    return { permanent: true, reason: error.reason, message };
  }
  if (error instanceof TransientFailure) {
    return { permanent: false, reason: error.reason, message };
  }
  return { permanent: false, reason: transientReason(error), message };
}

function transientReason(error: unknown): TransientReason {
  if (errorName(error) === 'AbortError') {
    return 'out-of-time';
  }
  if (errorName(error) === 'AccessDenied' || httpStatus(error) === 403) {
    return 'access-denied';
  }
  return httpStatus(error) !== undefined || hasCode(error) ? 'service-error' : 'unexpected';
}

/** S3's error code, such as `NoSuchKey`; the name of any other error. */
export function errorName(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}

/** The HTTP status with which a service answered, if one did. */
export function httpStatus(error: unknown): number | undefined {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined;
  const status =
    typeof metadata === 'object' && metadata && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** Node's network errors carry a code (`ECONNRESET`). */
function hasCode(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
