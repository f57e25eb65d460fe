import { synth } from '@archway/testing';
import {
  CachePolicy,
  Distribution,
  HttpOrigin,
  OriginRequestPolicy,
  type BehaviorOptions,
} from '../index';
import type { Construct } from 'constructs';

const site = (behavior: (scope: Construct) => Partial<BehaviorOptions>) => () =>
  synth((scope) => {
    const origin = new HttpOrigin(scope, 'Api', { domainName: 'api.example.com' });
    new Distribution(scope, 'Site', { defaultBehavior: { origin, ...behavior(scope) } });
  });

const everything = OriginRequestPolicy.managed('AllViewer');

it('refuses a cache that serves the page of one session to another', () => {
  expect(site(() => ({ originRequestPolicy: everything }))).toThrow(
    "Distribution 'test/Site': defaultBehavior sends cookies and the header Authorization to the origin and keeps the answers without them in the cache key",
  );
});

it('names the cookies of policies of its own', () => {
  const behavior = site((scope) => ({
    cachePolicy: new CachePolicy(scope, 'Pages', { cookies: { only: ['theme'] } }),
    originRequestPolicy: new OriginRequestPolicy(scope, 'Session', {
      cookies: { only: ['theme', 'session'] },
    }),
  }));
  expect(behavior).toThrow('defaultBehavior sends the cookie session to the origin');
});

it.each<[string, (scope: Construct) => Partial<BehaviorOptions>]>([
  [
    'nothing is kept',
    () => ({
      cachePolicy: CachePolicy.managed('CachingDisabled'),
      originRequestPolicy: everything,
    }),
  ],
  [
    'the key holds what the origin gets',
    (scope) => ({
      cachePolicy: new CachePolicy(scope, 'Pages', { cookies: 'all' }),
      originRequestPolicy: new OriginRequestPolicy(scope, 'Session', {
        cookies: { only: ['session'] },
      }),
    }),
  ],
  [
    'a policy is not known',
    () => ({
      cachePolicy: CachePolicy.fromCachePolicyId('0f0e0d0c'),
      originRequestPolicy: everything,
    }),
  ],
  [
    'a reason says why',
    () => ({
      originRequestPolicy: everything,
      answersAreSharedBecause: 'the origin reads no session; analytics sets the cookies',
    }),
  ],
])('accepts a behavior where %s', (_, behavior) => {
  expect(site(behavior)).not.toThrow();
});

it('refuses an empty reason', () => {
  expect(site(() => ({ originRequestPolicy: everything, answersAreSharedBecause: ' ' }))).toThrow(
    'defaultBehavior.answersAreSharedBecause must give a reason, got nothing',
  );
});
