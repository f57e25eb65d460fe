import type { Problem } from '@archway/core';
import { notMatching, problemIf } from '@archway/core';
import type { JsonBodyOptions, NamedParts, RequestField } from './field';

/** The part of a request as the API names it. */
export function renderField(field: RequestField): object {
  switch (field.kind) {
    case 'all-query-arguments':
      return { AllQueryArguments: {} };
    case 'method':
      return { Method: {} };
    case 'query-string':
      return { QueryString: {} };
    case 'uri-path':
      return { UriPath: {} };
    case 'body':
      return { Body: { OversizeHandling: field.oversizeHandling } };
    case 'header-order':
      return { HeaderOrder: { OversizeHandling: field.oversizeHandling } };
    case 'ja3-fingerprint':
      return { JA3Fingerprint: { FallbackBehavior: field.fallbackBehavior } };
    case 'ja4-fingerprint':
      return { JA4Fingerprint: { FallbackBehavior: field.fallbackBehavior } };
    case 'uri-fragment':
      return { UriFragment: { FallbackBehavior: field.fallbackBehavior } };
    case 'single-header':
      return { SingleHeader: { Name: field.name.toLowerCase() } };
    case 'single-query-argument':
      return { SingleQueryArgument: { Name: field.name.toLowerCase() } };
    case 'headers':
      return { Headers: renderParts('Headers', field.parts) };
    case 'cookies':
      return { Cookies: renderParts('Cookies', field.parts) };
    case 'json-body':
      return { JsonBody: renderJsonBody(field.options) };
  }
}

/** What is wrong with the part of a request that `path` names. */
export function fieldProblems(path: string, field: RequestField): readonly Problem[] {
  switch (field.kind) {
    case 'single-header':
      return [
        notMatching(
          `${path}.name`,
          field.name,
          /^[\w-]{1,64}$/,
          'a header name of 1 to 64 letters, digits, - and _',
        ),
      ];
    case 'single-query-argument':
      return [
        notMatching(
          `${path}.name`,
          field.name,
          /^[\w-]{1,30}$/,
          'an argument name of 1 to 30 letters, digits, - and _',
        ),
      ];
    case 'headers':
    case 'cookies':
      return partsProblems(path, field.parts);
    case 'json-body':
      return (field.options.includedPaths ?? []).map((pointer) =>
        notMatching(
          `${path}.includedPaths`,
          pointer,
          /^\/.{0,511}$/,
          "a JSON pointer that starts with '/'",
        ),
      );
    case 'all-query-arguments':
    case 'body':
    case 'header-order':
    case 'ja3-fingerprint':
    case 'ja4-fingerprint':
    case 'method':
    case 'query-string':
    case 'uri-fragment':
    case 'uri-path':
      return [];
  }
}

function partsProblems(path: string, { include, exclude }: NamedParts): readonly Problem[] {
  return [
    problemIf(
      include !== undefined && exclude !== undefined,
      `${path} must say what to include or what to exclude, got both`,
    ),
    // AWS WAF quotas: 199 names a pattern.
    ...[include, exclude].map((names) =>
      problemIf(
        names !== undefined && (names.length === 0 || names.length > 199),
        `${path} must name 1 to 199 of them, got ${names?.length}`,
      ),
    ),
  ];
}

function renderParts(plural: 'Cookies' | 'Headers', parts: NamedParts): object {
  const { include, exclude, matchScope = 'ALL', oversizeHandling = 'CONTINUE' } = parts;
  return {
    MatchPattern: {
      ...(include === undefined && exclude === undefined ? { All: {} } : {}),
      ...(include === undefined ? {} : { [`Included${plural}`]: include }),
      ...(exclude === undefined ? {} : { [`Excluded${plural}`]: exclude }),
    },
    MatchScope: matchScope,
    OversizeHandling: oversizeHandling,
  };
}

function renderJsonBody(options: JsonBodyOptions): object {
  const { includedPaths, matchScope = 'ALL', invalidFallbackBehavior, oversizeHandling } = options;
  return {
    MatchPattern: includedPaths === undefined ? { All: {} } : { IncludedPaths: includedPaths },
    MatchScope: matchScope,
    ...(invalidFallbackBehavior === undefined
      ? {}
      : { InvalidFallbackBehavior: invalidFallbackBehavior }),
    OversizeHandling: oversizeHandling ?? 'CONTINUE',
  };
}
