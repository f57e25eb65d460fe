import { AwsError } from '../../aws-error/aws-error';

/** A body, with the headers that came behind it. */
export interface ReadBody {
  readonly body: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Takes a body out of S3's `aws-chunked` encoding: chunks that each begin with their length in
 * hexadecimal, a last one of length 0, and perhaps trailers. Signatures are passed over.
 *
 * @throws AwsError `IncompleteBody`
 */
export function decodeAwsChunked(body: Buffer): ReadBody {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = lineEnd < 0 ? undefined : sizeOf(body.toString('latin1', at, lineEnd));
    if (size === undefined) throw malformed();
    if (size === 0) {
      return { body: Buffer.concat(chunks), trailers: trailersIn(body.subarray(lineEnd + 2)) };
    }
    const from = lineEnd + 2;
    const to = from + size;
    if (body.toString('latin1', to, to + 2) !== '\r\n') throw malformed();
    chunks.push(body.subarray(from, to));
    at = to + 2;
  }
}

/** Lines such as `x-amz-checksum-crc32:uv6Aqg==` that follow the last chunk. */
function trailersIn(rest: Buffer): Readonly<Record<string, string>> {
  const lines = rest.toString('latin1').split('\r\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1
        ? []
        : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
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
