/** Whose key signed a request, and for which service. */
export interface Credential {
  readonly accessKeyId: string;
  /** The service's name for signatures, such as `s3` or `sqs`. */
  readonly service: string;
}

/**
 * Reads the credential scope of Signature Version 4 from the `Authorization` header or a presigned URL.
 * The signature itself is not checked: the server listens on loopback, and any key is let in.
 *
 * @returns undefined for a request that is not signed
 */
export function readCredential(
  authorization: string | undefined,
  query: URLSearchParams,
): Credential | undefined {
  const scope =
    /^AWS4-(?:HMAC|ECDSA-P256)-SHA256\s.*?Credential=([^,\s]+)/.exec(authorization ?? '')?.[1] ??
    query.get('X-Amz-Credential') ??
    undefined;
  // accessKeyId/date/region/service/aws4_request; signatures for several regions leave the region out.
  const parts = scope?.split('/') ?? [];
  const service = parts.at(-2);
  const [accessKeyId] = parts;
  if (!accessKeyId || !service || parts.length < 4) {
    // The link of a confirmation is not signed: its token says who may.
    const confirms = query.get('Action') === 'ConfirmSubscription' && query.has('Token');
    return confirms ? { accessKeyId: 'ANONYMOUS', service: 'sns' } : undefined;
  }
  return { accessKeyId, service };
}

/** Whether a presigned URL has run out, by this machine's clock: clients sign by it. */
export function isExpired(query: URLSearchParams, now: number): boolean {
  const signed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '');
  const seconds = Number(query.get('X-Amz-Expires') ?? NaN);
  if (signed === null || Number.isNaN(seconds)) return false;
  const [year, month, day, hour, minute, second] = signed.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return now > Date.UTC(year, month - 1, day, hour, minute, second) + seconds * 1000;
}
