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
  if (!accessKeyId || !service || parts.length < 4) return undefined;
  return { accessKeyId, service };
}
