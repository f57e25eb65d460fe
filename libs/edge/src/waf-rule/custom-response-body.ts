import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, problemIf } from '@archway/core';

/** What a block can answer with. */
export interface CustomResponseBody {
  /** At most 4096 bytes. */
  readonly content: string;
  readonly contentType: 'APPLICATION_JSON' | 'TEXT_HTML' | 'TEXT_PLAIN';
}

/** Bodies by the keys that actions name. */
export type CustomResponseBodies = Readonly<Record<string, CustomResponseBody>>;

/** AWS WAF quotas (https://docs.aws.amazon.com/waf/latest/developerguide/limits.html), custom response bodies. */
const MOST_BODIES = 50;
const MOST_BYTES = 4_096;

export function bodiesProblems(bodies: CustomResponseBodies): readonly Problem[] {
  const keyed = Object.entries(bodies);
  return [
    problemIf(
      keyed.length > MOST_BODIES,
      `customResponseBodies must be at most ${MOST_BODIES}, got ${keyed.length}`,
    ),
    ...keyed.flatMap(([key, { content, contentType }]) => [
      notMatching(
        'customResponseBodies',
        key,
        /^[\w-]{1,128}$/,
        "keys of letters, digits, '-' and '_'",
      ),
      notOneOf(`customResponseBodies.${key}.contentType`, contentType, [
        'APPLICATION_JSON',
        'TEXT_HTML',
        'TEXT_PLAIN',
      ]),
      problemIf(
        !isOpen(content) && (content === '' || Buffer.byteLength(content) > MOST_BYTES),
        `customResponseBodies.${key}.content must be 1 to ${MOST_BYTES} bytes, got ${Buffer.byteLength(content)}`,
      ),
    ]),
  ];
}

export function toResponseBodies(
  bodies: CustomResponseBodies,
): ({ readonly key: string } & CustomResponseBody)[] {
  return Object.entries(bodies).map(([key, body]) => ({ key, ...body }));
}
