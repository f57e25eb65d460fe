import type { Problem } from '@archway/core';
import { leaksOf, type OriginRequestPolicy } from '@archway/caching';
import { notMatching, notOneOf, problemIf, show } from '@archway/core';
import type { BehaviorOptions, PathBehavior } from './behavior-options';
import { cachePolicyOf } from './cache-policy-of';
import { findUnreachable, normalizePattern } from './path-pattern';

/** "Quotas": key groups per cache behavior. */
const MOST_KEY_GROUPS = 4;

/** "Restrictions on Lambda@Edge": a numbered version in us-east-1. */
const VERSION_ARN = /^arn:[^:]+:lambda:us-east-1:\d{12}:function:[A-Za-z0-9_-]+:\d+$/;

/** What is wrong with one behavior; `where` names it, such as `defaultBehavior`. */
export function behaviorProblems(where: string, options: BehaviorOptions): readonly Problem[] {
  const { allowedMethods = 'GET_HEAD', functions = {}, edgeLambdas = {} } = options;
  const groups = options.trustedKeyGroups;
  return [
    notOneOf(`${where}.allowedMethods`, allowedMethods, ['GET_HEAD', 'GET_HEAD_OPTIONS', 'ALL']),
    problemIf(
      options.origin.failoverStatusCodes !== undefined && allowedMethods === 'ALL',
      `${where}.allowedMethods must be GET_HEAD or GET_HEAD_OPTIONS for an origin group, which fails over for reading alone, got "ALL"`,
    ),
    problemIf(
      options.cacheOptions === true && allowedMethods === 'GET_HEAD',
      `${where}.cacheOptions needs allowedMethods GET_HEAD_OPTIONS or ALL, got "GET_HEAD"`,
    ),
    problemIf(
      options.grpc === true && allowedMethods !== 'ALL',
      `${where}.grpc needs allowedMethods ALL, got ${show(allowedMethods)}`,
    ),
    problemIf(
      isSome(functions.viewerRequest, functions.viewerResponse) &&
        isSome(edgeLambdas.viewerRequest, edgeLambdas.viewerResponse),
      `${where} must not have CloudFront functions and Lambda@Edge at viewer events: move the Lambda to an origin event`,
    ),
    ...Object.entries(edgeLambdas).map(([event, lambda]) =>
      notMatching(
        `${where}.edgeLambdas.${event}`,
        lambda?.functionVersionArn,
        VERSION_ARN,
        'the ARN of a numbered version in us-east-1',
      ),
    ),
    problemIf(
      groups !== undefined && (groups.length < 1 || groups.length > MOST_KEY_GROUPS),
      `${where}.trustedKeyGroups must be 1 to ${MOST_KEY_GROUPS}, got ${groups?.length}`,
    ),
    sharingProblem(where, options),
  ];
}

const NOTHING: OriginRequestPolicy = { cookies: 'none', headers: 'none', queryStrings: 'none' };

/** What the origin reads of one viewer while CloudFront serves its answer to others. */
function sharingProblem(where: string, options: BehaviorOptions): Problem {
  const { originRequestPolicy, answersAreSharedBecause: because } = options;
  const { settings: cache } = cachePolicyOf(options);
  const originRequest = originRequestPolicy === undefined ? NOTHING : originRequestPolicy.settings;
  if (because !== undefined) {
    return problemIf(
      because.trim() === '',
      `${where}.answersAreSharedBecause must give a reason, got nothing`,
    );
  }
  if (cache === undefined || originRequest === undefined) return undefined;
  const leaks = leaksOf({ cache, originRequest, origin: 'unknown' }).filter(
    ({ part, keeping }) => part !== 'query strings' && keeping === 'by-default',
  );
  return problemIf(
    leaks.length > 0,
    `${where} sends ${leaks.map(({ what }) => what).join(' and ')} to the origin and keeps the answers without them in the cache key, so that one viewer gets the page of another: use the cache policy CachingDisabled, put them into the key, or say in answersAreSharedBecause why the origin ignores them`,
  );
}

/** What is wrong with the paths of behaviors, in the order in which CloudFront tries them. */
export function pathProblems(behaviors: readonly PathBehavior[]): readonly Problem[] {
  const patterns = behaviors.map(({ pathPattern }) => pathPattern);
  const normal = patterns.map((pattern) => normalizePattern(pattern));
  return [
    ...patterns.map((pattern) =>
      notMatching(
        'pathPattern',
        pattern,
        /^[A-Za-z0-9_\-.*$/~"'@:+&?]{1,255}$/,
        `1 to 255 letters, digits and _-.*$/~"'@:+&?`,
      ),
    ),
    ...patterns.map((pattern, at) =>
      problemIf(
        normal.indexOf(normal[at] ?? '') < at,
        `pathPattern must be unique, got ${show(pattern)} twice`,
      ),
    ),
    ...findUnreachable(normal).map(({ pattern, behind }) =>
      problemIf(
        true,
        `pathPattern ${show(pattern)} is never reached behind ${show(behind)}, which takes all of it: put it first`,
      ),
    ),
  ];
}

function isSome(...values: readonly unknown[]): boolean {
  return values.some((value) => value !== undefined);
}
