import { Bucket } from '@archway/storage';
import {
  CachePolicy,
  CloudFrontFunction,
  Distribution,
  HttpOrigin,
  KeyGroup,
  KeyValueStore,
  OriginRequestPolicy,
  PublicKey,
  ResponseHeadersPolicy,
  S3Origin,
  VpcOrigin,
  WebAcl,
  type BehaviorOptions,
} from '@archway/edge';
import { itPlans } from '@archway/testing';
import type { Construct } from 'constructs';
import { generateKeyPairSync } from 'node:crypto';
import { REHEARSAL_SECONDS, rehearse, type Case } from './rehearsal-of';

const ENCODED_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
  type: 'spki',
  format: 'pem',
}) as string;

const CODE = 'function handler(event) { return event.request; }';

function site(scope: Construct, options: Partial<BehaviorOptions> = {}, webAcl?: WebAcl): void {
  new Distribution(scope, 'Site', {
    defaultBehavior: {
      origin: new HttpOrigin(scope, 'Server', { domainName: 'server.example.com' }),
      ...options,
    },
    ...(webAcl === undefined ? {} : { webAcl }),
  });
}

/** What a distribution uses, and then no longer uses. */
function givenUp(name: string, options: (scope: Construct) => Partial<BehaviorOptions>): Case {
  return {
    name: `gives up ${name}`,
    before: (scope) => site(scope, options(scope)),
    after: (scope) => site(scope),
  };
}

const CASES: readonly Case[] = [
  givenUp('a cache policy', (scope) => ({ cachePolicy: new CachePolicy(scope, 'Pages') })),
  givenUp('an origin request policy', (scope) => ({
    originRequestPolicy: new OriginRequestPolicy(scope, 'Headers', {
      headers: { only: ['Accept-Language'] },
    }),
  })),
  givenUp('a response headers policy', (scope) => ({
    responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'Security', {}),
  })),
  givenUp('a CloudFront function', (scope) => ({
    functions: {
      viewerRequest: new CloudFrontFunction(scope, 'Rewrite', { source: { code: CODE } }),
    },
  })),
  givenUp('a CloudFront function and its key value store', (scope) => ({
    functions: {
      viewerRequest: new CloudFrontFunction(scope, 'Rewrite', {
        source: { code: CODE },
        keyValueStore: new KeyValueStore(scope, 'Routes'),
      }),
    },
  })),
  givenUp('a key group', (scope) => ({
    trustedKeyGroups: [
      new KeyGroup(scope, 'Signers', {
        publicKeys: [new PublicKey(scope, 'Key', { encodedKey: ENCODED_KEY })],
      }),
    ],
  })),
  {
    name: 'gives up a web ACL',
    before: (scope) => site(scope, {}, new WebAcl(scope, 'Firewall', { scope: 'CLOUDFRONT' })),
    after: (scope) => site(scope),
  },
  givenUp('a VPC origin', (scope) => ({
    origin: new VpcOrigin(scope, 'Internal', {
      endpointArn:
        'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/internal/0123456789abcdef',
      domainName: 'internal.example.com',
    }),
  })),
  {
    name: 'gives up an S3 origin and keeps its bucket',
    before: (scope) =>
      site(scope, {
        origin: new S3Origin(scope, 'Pages', { bucket: new Bucket(scope, 'Bucket') }),
      }),
    after: (scope) => {
      new Bucket(scope, 'Bucket');
      site(scope);
    },
  },
  {
    name: 'renames a cache policy',
    before: (scope) => site(scope, { cachePolicy: new CachePolicy(scope, 'Pages') }),
    after: (scope) => site(scope, { cachePolicy: new CachePolicy(scope, 'Documents') }),
  },
  {
    name: 'changes the cookies of a cache policy in place',
    before: (scope) => site(scope, { cachePolicy: new CachePolicy(scope, 'Pages') }),
    after: (scope) =>
      site(scope, { cachePolicy: new CachePolicy(scope, 'Pages', { cookies: 'all' }) }),
    changes: { 'aws_cloudfront_cache_policy.Pages_CB09B189': 'update' },
  },
];

itPlans(
  'a distribution lets go of what it uses before that is destroyed',
  async () => {
    const outcomes = await rehearse(CASES, 'us-east-1');
    expect(outcomes.map(({ hazards }, at) => [CASES[at]?.name, hazards])).toEqual(
      CASES.map(({ name }) => [name, []]),
    );
    for (const [at, { name, changes }] of CASES.entries()) {
      if (changes !== undefined) expect([name, outcomes[at]?.changes]).toEqual([name, changes]);
    }
  },
  REHEARSAL_SECONDS,
);
