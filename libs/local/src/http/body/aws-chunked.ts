import { AwsError } from '../../aws-error/aws-error';

/**
 * Takes a body out of S3's `aws-chunked` encoding: chunks that each begin with their length in
 * hexadecimal, a last one of length 0, and perhaps trailers. Signatures and trailing checksums are
 * passed over.
 *
 * @throws AwsError `IncompleteBody`
 */
export function decodeAwsChunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = lineEnd < 0 ? undefined : sizeOf(body.toString('latin1', at, lineEnd));
    if (size === undefined) throw malformed();
    if (size === 0) return Buffer.concat(chunks);
    const from = lineEnd + 2;
    const to = from + size;
    if (body.toString('latin1', to, to + 2) !== '\r\n') throw malformed();
    chunks.push(body.subarray(from, to));
    at = to + 2;
  }
}

function sizeOf(line: string): number | undefined {
  const hex = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(line)?.[1];
  return hex === undefined ? undefined : parseInt(hex, 16);
}

function malformed(): AwsError {
  return new AwsError(
    'IncompleteBody',
    400,
    'The request body is not a complete aws-chunked stream.',
  );
}
