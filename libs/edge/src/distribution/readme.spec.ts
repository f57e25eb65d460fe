import { Key } from '@archway/core';
import { readBack, testApp } from '@archway/testing';
import { CloudfrontContinuousDeploymentPolicy } from '@cdktf/provider-aws/lib/cloudfront-continuous-deployment-policy';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { Construct } from 'constructs';
import { generateKeyPairSync } from 'node:crypto';
import * as path from 'node:path';
import { PrivateBucket } from '../origin/fixtures/private-bucket';
// #region site
import type { IBucket } from '@archway/core';
import { AwsStack } from '@archway/core';
import type { ICertificate } from '@archway/edge';
import { Distribution, S3Origin } from '@archway/edge';

function site(stack: AwsStack, bucket: IBucket, certificate: ICertificate): Distribution {
  return new Distribution(stack, 'Site', {
    defaultBehavior: { origin: new S3Origin(stack, 'Pages', { bucket }) },
    defaultRootObject: 'index.html',
    aliases: ['www.example.com'],
    certificate,
  });
}
// #endregion

// #region behaviors
import {
  CachePolicy,
  CloudFrontFunction,
  HttpOrigin,
  OriginGroup,
  OriginRequestPolicy,
  rewriteNavigations,
} from '@archway/edge';

function failover(stack: AwsStack, bucket: IBucket, copy: IBucket): Distribution {
  const pages = new OriginGroup(stack, 'Site', {
    primary: new S3Origin(stack, 'Pages', { bucket }),
    fallback: new S3Origin(stack, 'Copy', { bucket: copy, bucketRegion: 'eu-west-1' }),
  });
  const distribution = new Distribution(stack, 'Distribution', {
    defaultBehavior: {
      origin: pages,
      functions: {
        viewerRequest: new CloudFrontFunction(stack, 'Navigation', {
          source: rewriteNavigations(),
        }),
      },
    },
    geoRestriction: { deny: ['AQ'] },
  });
  distribution.addBehavior('/api/*', {
    origin: new HttpOrigin(stack, 'Api', { domainName: 'api.example.com' }),
    allowedMethods: 'ALL',
    cachePolicy: CachePolicy.managed('CachingDisabled'),
    originRequestPolicy: OriginRequestPolicy.managed('AllViewerExceptHostHeader'),
  });
  return distribution;
}
// #endregion

// #region function
import { KeyValueStore } from '@archway/edge';

function redirects(stack: AwsStack): CloudFrontFunction {
  return new CloudFrontFunction(stack, 'Redirect', {
    source: { entry: path.join(__dirname, '../cloudfront-function/fixtures/redirect.ts') },
    keyValueStore: new KeyValueStore(stack, 'Moved', { entries: { '/old': '/new' } }),
  });
}
// #endregion

// #region signed
import { KeyGroup, PublicKey } from '@archway/edge';

function members(stack: AwsStack, distribution: Distribution, encodedKey: string): void {
  const signer = new PublicKey(stack, 'Signer', { encodedKey });
  distribution.addBehavior('/members/*', {
    origin: new HttpOrigin(stack, 'Members', { domainName: 'members.example.com' }),
    trustedKeyGroups: [new KeyGroup(stack, 'Signers', { publicKeys: [signer] })],
  });
}
// #endregion

// #region staging
import { ContinuousDeploymentPolicy } from '@archway/edge';

function trial(stack: AwsStack, server: HttpOrigin): void {
  const next = new Distribution(stack, 'Next', {
    defaultBehavior: { origin: server, compress: false },
    staging: true,
  });
  new Distribution(stack, 'Live', {
    defaultBehavior: { origin: server },
    continuousDeploymentPolicy: new ContinuousDeploymentPolicy(stack, 'Trial', {
      staging: next,
      traffic: { weight: 0.05 },
    }),
  });
}
// #endregion

function deploy(build: (stack: AwsStack) => void) {
  const environment = { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' };
  const stack = new AwsStack(testApp(), 'site', environment);
  build(stack);
  return readBack(stack);
}

it('serves a private bucket by name', () => {
  const stack = deploy((scope) => {
    const certificate = Object.assign(new Construct(scope, 'Certificate'), {
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
    });
    site(scope, new PrivateBucket(scope, 'Bucket', new Key(scope, 'Key')), certificate);
  });
  expect(stack.only(CloudfrontDistribution).aliases).toEqual(['www.example.com']);
  expect(stack.only(KmsKeyPolicy).policy).toContain('${aws_cloudfront_distribution.Site.arn}');
});

it('has a copy to fall back to, and an API', () => {
  const stack = deploy((scope) => {
    failover(scope, new PrivateBucket(scope, 'Bucket'), new PrivateBucket(scope, 'CopyBucket'));
  });
  expect(stack.only(CloudfrontDistribution).origin).toHaveLength(3);
});

it('looks up where pages went', () => {
  expect(deploy(redirects).only(CloudfrontFunction).code).toContain('store.get(uri');
});

it('answers members alone', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const stack = deploy((scope) => {
    const origin = new HttpOrigin(scope, 'Server', { domainName: 'example.com' });
    const distribution = new Distribution(scope, 'Site', { defaultBehavior: { origin } });
    members(scope, distribution, publicKey.export({ type: 'spki', format: 'pem' }).toString());
  });
  const [behavior] = stack.only(CloudfrontDistribution).ordered_cache_behavior;
  expect(behavior.trusted_key_groups).toEqual(['${aws_cloudfront_key_group.Signers.id}']);
});

it('tries what comes next', () => {
  const stack = deploy((scope) =>
    trial(scope, new HttpOrigin(scope, 'Server', { domainName: 'example.com' })),
  );
  expect(stack.only(CloudfrontContinuousDeploymentPolicy).enabled).toBe(true);
});
