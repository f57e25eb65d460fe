import type { Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';

/** "Quotas": custom headers that CloudFront adds to requests, per origin, and their lengths. */
const MOST_HEADERS = 10;
const LONGEST_NAME = 256;
const LONGEST_VALUE = 1_783;
const LONGEST_TOGETHER = 10_240;

/** "Add custom headers to origin requests": what CloudFront can't add. */
const TAKEN =
  /^(cache-control|connection|content-length|cookie|host|if-(match|modified-since|none-match|range|unmodified-since)|max-forwards|pragma|proxy-(authenticate|authorization|connection)|range|request-range|te|trailer|transfer-encoding|upgrade|via|warning|x-(accel-.*|cache|cloudfront-.*|edge-.*|amz-.*|real-ip|forwarded-proto))$/i;

/** What is wrong with the headers that CloudFront adds to requests. */
export function customHeaderProblems(
  headers: Readonly<Record<string, string>>,
): readonly Problem[] {
  const names = Object.keys(headers);
  const lower = names.map((name) => name.toLowerCase());
  const known = Object.entries(headers).filter(([, value]) => !isOpen(value));
  const together = known.flat().reduce((sum, part) => sum + part.length, 0);
  return [
    problemIf(
      names.length > MOST_HEADERS,
      `customHeaders must be at most ${MOST_HEADERS}, got ${names.length}`,
    ),
    problemIf(
      new Set(lower).size < names.length,
      `customHeaders must hold every name once whatever its case, got ${names.join(', ')}`,
    ),
    ...names.map((name) =>
      problemIf(
        !/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || name.length > LONGEST_NAME,
        `customHeaders must have names of at most ${LONGEST_NAME} characters that HTTP allows, got ${show(name)}`,
      ),
    ),
    ...names.map((name) =>
      problemIf(TAKEN.test(name), `customHeaders must not hold ${name}, which CloudFront sets`),
    ),
    ...known.map(([name, value]) =>
      problemIf(
        value.length > LONGEST_VALUE,
        `customHeaders must have values of at most ${LONGEST_VALUE} characters, got ${value.length} in ${name}`,
      ),
    ),
    problemIf(
      together > LONGEST_TOGETHER,
      `customHeaders must have at most ${LONGEST_TOGETHER} characters together, got ${together}`,
    ),
  ];
}
