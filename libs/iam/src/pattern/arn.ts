import { fits, type Piece } from './pattern';

/** `arn:partition:service:region:account:resource`: the resource may hold colons itself. */
const SEGMENTS = 6;

/**
 * Whether an ARN fits a pattern. Each of the six segments is compared by itself, so that a wildcard
 * does not reach over a colon outside the resource; missing segments count as `*` ("IAM JSON policy
 * elements: Resource").
 */
export function fitsArn(pattern: readonly Piece[], arn: string): boolean {
  const wanted = segmentsOf(pattern);
  const given = arn.split(':');
  if (given.length < SEGMENTS || given[0] !== 'arn') return false;
  const segments = [...given.slice(0, SEGMENTS - 1), given.slice(SEGMENTS - 1).join(':')];
  return segments.every((segment, at) => {
    const pieces = wanted[at];
    return pieces === undefined || fits(pieces, segment);
  });
}

/** Only colons that are written separate segments: one in the value of a variable does not. */
function segmentsOf(pattern: readonly Piece[]): readonly (readonly Piece[])[] {
  const segments: Piece[][] = [[]];
  for (const piece of pattern) {
    if (piece.kind !== 'text') {
      segments.at(-1)?.push(piece);
      continue;
    }
    for (const [at, text] of piece.text.split(':').entries()) {
      const separates = at > 0 && segments.length < SEGMENTS;
      if (separates) segments.push([]);
      segments.at(-1)?.push({ kind: 'text', text: at > 0 && !separates ? `:${text}` : text });
    }
  }
  return segments;
}

/** The account of an ARN; undefined where it has none, as that of a bucket. */
export function accountOf(arn: string): string | undefined {
  const account = arn.split(':')[4];
  return account === undefined || account === '' ? undefined : account;
}
