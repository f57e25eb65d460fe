import type { Problem } from '@archway/core';
import { notOneOf, problemIf } from '@archway/core';

/** What AWS WAF can do to a part of a request before it looks at it. */
export const TEXT_TRANSFORMATIONS = [
  'BASE64_DECODE',
  'BASE64_DECODE_EXT',
  'CMD_LINE',
  'COMPRESS_WHITE_SPACE',
  'CSS_DECODE',
  'ESCAPE_SEQ_DECODE',
  'HEX_DECODE',
  'HTML_ENTITY_DECODE',
  'JS_DECODE',
  'LOWERCASE',
  'MD5',
  'NORMALIZE_PATH',
  'NORMALIZE_PATH_WIN',
  'REMOVE_NULLS',
  'REPLACE_COMMENTS',
  'REPLACE_NULLS',
  'SQL_HEX_DECODE',
  'URL_DECODE',
  'URL_DECODE_UNI',
  'UTF8_TO_UNICODE',
] as const;

export type TextTransformation = (typeof TEXT_TRANSFORMATIONS)[number];

/** AWS WAF quotas (https://docs.aws.amazon.com/waf/latest/developerguide/limits.html), text transformations per statement. */
const MOST_TRANSFORMATIONS = 10;

/** The list as the API takes it: the priority is the place in the list, and none at all is said with a word. */
export function renderTransformations(
  transformations: readonly TextTransformation[] = [],
): object[] {
  const types = transformations.length === 0 ? ['NONE'] : transformations;
  return types.map((Type, Priority) => ({ Priority, Type }));
}

export function transformationProblems(
  path: string,
  transformations: readonly TextTransformation[] = [],
): readonly Problem[] {
  return [
    ...transformations.map((each) =>
      notOneOf(`${path}.transformations`, each, TEXT_TRANSFORMATIONS),
    ),
    problemIf(
      transformations.length > MOST_TRANSFORMATIONS,
      `${path}.transformations must be at most ${MOST_TRANSFORMATIONS}, got ${transformations.length}`,
    ),
  ];
}
