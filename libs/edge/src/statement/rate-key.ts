import type { Problem } from '@archway/core';
import { notMatching } from '@archway/core';
import type { FallbackBehavior } from './field';
import type { TextTransformation } from './text-transformation';
import { renderTransformations, transformationProblems } from './text-transformation';

/** One part of a request by which requests are counted apart. Made with `RateKey`. */
export type RateKey =
  | { readonly kind: 'forwarded-ip' | 'http-method' | 'ip' }
  | {
      readonly kind: 'ja3-fingerprint' | 'ja4-fingerprint';
      readonly fallbackBehavior: FallbackBehavior;
    }
  | { readonly kind: 'label-namespace'; readonly namespace: string }
  | {
      readonly kind: 'cookie' | 'header' | 'query-argument';
      readonly name: string;
      readonly transformations: readonly TextTransformation[];
    }
  | {
      readonly kind: 'query-string' | 'uri-path';
      readonly transformations: readonly TextTransformation[];
    };

/** The parts of a request by which requests can be counted apart. */
export const RateKey = {
  /** The client's address; only beside another key. */
  ip: { kind: 'ip' },
  /** The address in the rate limit's `forwardedIp` header; only beside another key. */
  forwardedIp: { kind: 'forwarded-ip' },
  httpMethod: { kind: 'http-method' },
  header: (name: string, ...transformations: TextTransformation[]): RateKey => ({
    kind: 'header',
    name,
    transformations,
  }),
  cookie: (name: string, ...transformations: TextTransformation[]): RateKey => ({
    kind: 'cookie',
    name,
    transformations,
  }),
  queryArgument: (name: string, ...transformations: TextTransformation[]): RateKey => ({
    kind: 'query-argument',
    name,
    transformations,
  }),
  queryString: (...transformations: TextTransformation[]): RateKey => ({
    kind: 'query-string',
    transformations,
  }),
  uriPath: (...transformations: TextTransformation[]): RateKey => ({
    kind: 'uri-path',
    transformations,
  }),
  /** Labels that earlier rules gave, such as `awswaf:managed:aws:bot-control:bot:name:`. */
  labelNamespace: (namespace: string): RateKey => ({ kind: 'label-namespace', namespace }),
  ja3Fingerprint: (fallbackBehavior: FallbackBehavior = 'NO_MATCH'): RateKey => ({
    kind: 'ja3-fingerprint',
    fallbackBehavior,
  }),
  ja4Fingerprint: (fallbackBehavior: FallbackBehavior = 'NO_MATCH'): RateKey => ({
    kind: 'ja4-fingerprint',
    fallbackBehavior,
  }),
} as const satisfies Readonly<Record<string, RateKey | ((...args: never[]) => RateKey)>>;

/** What is wrong with a key of the rate limit that `path` names. */
export function rateKeyProblems(path: string, key: RateKey): readonly Problem[] {
  const at = `${path}.aggregateBy.${key.kind}`;
  return [
    'name' in key
      ? notMatching(`${at}.name`, key.name, /^\S{1,64}$/, '1 to 64 characters')
      : undefined,
    'namespace' in key
      ? notMatching(
          `${at}.namespace`,
          key.namespace,
          /^[\w:-]{1,1023}:$/,
          "letters, digits, '_', '-' and ':', with ':' at the end",
        )
      : undefined,
    ...('transformations' in key ? transformationProblems(at, key.transformations) : []),
  ];
}

/** The key as the API takes it. */
export function renderRateKey(key: RateKey): object {
  switch (key.kind) {
    case 'ip':
      return { IP: {} };
    case 'forwarded-ip':
      return { ForwardedIP: {} };
    case 'http-method':
      return { HTTPMethod: {} };
    case 'ja3-fingerprint':
      return { JA3Fingerprint: { FallbackBehavior: key.fallbackBehavior } };
    case 'ja4-fingerprint':
      return { JA4Fingerprint: { FallbackBehavior: key.fallbackBehavior } };
    case 'label-namespace':
      return { LabelNamespace: { Namespace: key.namespace } };
    case 'header':
      return { Header: named(key.name, key.transformations) };
    case 'cookie':
      return { Cookie: named(key.name, key.transformations) };
    case 'query-argument':
      return { QueryArgument: named(key.name, key.transformations) };
    case 'query-string':
      return { QueryString: { TextTransformations: renderTransformations(key.transformations) } };
    case 'uri-path':
      return { UriPath: { TextTransformations: renderTransformations(key.transformations) } };
  }
}

function named(Name: string, transformations: readonly TextTransformation[]): object {
  return { Name, TextTransformations: renderTransformations(transformations) };
}
