import { EcrPullThroughCacheRule } from '@cdktf/provider-aws/lib/ecr-pull-through-cache-rule';
import { EcrRegistryScanningConfiguration } from '@cdktf/provider-aws/lib/ecr-registry-scanning-configuration';
import { EcrReplicationConfiguration } from '@cdktf/provider-aws/lib/ecr-replication-configuration';
import { EcrRepositoryCreationTemplate } from '@cdktf/provider-aws/lib/ecr-repository-creation-template';
import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, synth, testApp } from '@archway/testing';
import type { PullThroughCacheProps } from './pull-through-cache';
import { PullThroughCache } from './pull-through-cache';
import type { RegistryReplicationProps } from './registry-replication';
import { RegistryReplication } from './registry-replication';
import type { RegistryScanningProps } from './registry-scanning';
import { RegistryScanning } from './registry-scanning';
import type { RepositoryTemplateProps } from './repository-template';
import { RepositoryTemplate } from './repository-template';

const SECRET =
  'arn:aws:secretsmanager:eu-central-1:111122223333:secret:ecr-pullthroughcache/hub-AbCdEf';

describe('a cache', () => {
  const cache = (props: Partial<PullThroughCacheProps> = {}) =>
    synth((scope) => {
      new PullThroughCache(scope, 'Cache', {
        upstreamRegistry: 'public.ecr.aws',
        repositoryPrefix: 'public',
        ...props,
      });
    });

  it('copies an open registry', () => {
    expect(cache().only(EcrPullThroughCacheRule)).toEqual({
      ecr_repository_prefix: 'public',
      upstream_registry_url: 'public.ecr.aws',
    });
  });

  it('logs in where it has to', () => {
    const hub = cache({ upstreamRegistry: 'registry-1.docker.io', credentialSecretArn: SECRET });
    expect(hub.only(EcrPullThroughCacheRule)['credential_arn']).toBe(SECRET);
  });

  it.each<[string, Partial<PullThroughCacheProps>, string]>([
    [
      'a closed registry without a secret',
      { upstreamRegistry: 'ghcr.io' },
      'credentialSecretArn must be given for ghcr.io, got undefined',
    ],
    [
      'a secret of another name',
      { credentialSecretArn: 'arn:aws:secretsmanager:eu-central-1:1:secret:hub' },
      'a secret whose name begins with ecr-pullthroughcache/',
    ],
    ['a prefix in upper case', { repositoryPrefix: 'Public' }, 'repositoryPrefix must be'],
  ])('refuses %s', (_, props, problem) => {
    expect(() => cache(props)).toThrow(problem);
  });
});

describe('replication', () => {
  const replicated = (rules: RegistryReplicationProps['rules']) =>
    synth((scope) => {
      new RegistryReplication(scope, 'Copies', { rules });
    });

  it('copies some repositories to another region and another account', () => {
    const { replication_configuration: configuration } = replicated([
      {
        destinations: [
          { region: 'eu-west-1' },
          { region: 'eu-central-1', accountId: '444455556666' },
        ],
        repositoryPrefixes: ['prod'],
      },
    ]).only(EcrReplicationConfiguration);
    expect(configuration.rule).toEqual([
      {
        destination: [
          { region: 'eu-west-1', registry_id: '111122223333' },
          { region: 'eu-central-1', registry_id: '444455556666' },
        ],
        repository_filter: [{ filter: 'prod', filter_type: 'PREFIX_MATCH' }],
      },
    ]);
  });

  it.each<[string, RegistryReplicationProps['rules'], string]>([
    ['no rule', [], 'rules must be 1 to 10, got 0'],
    ['a rule to nowhere', [{ destinations: [] }], 'rules[0].destinations must be at least one'],
    [
      'copies where they are',
      [{ destinations: [{ region: 'eu-central-1' }] }],
      'destinations must be another region or account',
    ],
  ])('refuses %s', (_, rules, problem) => {
    expect(() => replicated(rules)).toThrow(problem);
  });
});

describe('scanning', () => {
  const scanned = (props?: RegistryScanningProps) =>
    synth((scope) => {
      new RegistryScanning(scope, 'Scanning', props);
    });

  it.each([
    ['BASIC', 'SCAN_ON_PUSH'],
    ['ENHANCED', 'CONTINUOUS_SCAN'],
  ] as const)('looks at every repository with %s: %s', (scanType, scanFrequency) => {
    expect(scanned({ scanType }).only(EcrRegistryScanningConfiguration)).toEqual({
      scan_type: scanType,
      rule: [
        {
          scan_frequency: scanFrequency,
          repository_filter: [{ filter: '*', filter_type: 'WILDCARD' }],
        },
      ],
    });
  });

  it.each<[string, RegistryScanningProps, string]>([
    [
      'basic scanning at any time',
      { rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: ['*'] }] },
      'rules must not scan continuously with basic scanning',
    ],
    [
      'a frequency twice',
      {
        rules: [
          { scanFrequency: 'MANUAL', repositoryFilters: ['a*'] },
          { scanFrequency: 'MANUAL', repositoryFilters: ['b*'] },
        ],
      },
      'rules must be one for each frequency, got MANUAL, MANUAL',
    ],
    [
      'no repository',
      { rules: [{ scanFrequency: 'MANUAL', repositoryFilters: [] }] },
      'rules[0].repositoryFilters must be 1 to 100, got 0',
    ],
    [
      'a name in upper case',
      { rules: [{ scanFrequency: 'MANUAL', repositoryFilters: ['Prod'] }] },
      'rules[0].repositoryFilters must be lower case',
    ],
  ])('refuses %s', (_, props, problem) => {
    expect(() => scanned(props)).toThrow(problem);
  });
});

describe('a template', () => {
  const template = (props: Partial<RepositoryTemplateProps> = {}, encrypted = false) =>
    synth((scope) => {
      new RepositoryTemplate(scope, 'Template', {
        prefix: 'public',
        appliedFor: ['PULL_THROUGH_CACHE'],
        encryptionKey: encrypted ? new Key(scope, 'Key') : undefined,
        ...props,
      });
    });

  it('lets the tags of a cache change, and deletes what has none', () => {
    const made = template().only(EcrRepositoryCreationTemplate);
    expect(made).toMatchObject({ prefix: 'public', image_tag_mutability: 'MUTABLE' });
    expect(JSON.parse(made['lifecycle_policy']).rules[0].selection).toMatchObject({
      tagStatus: 'untagged',
    });
  });

  it('keeps the tags of copies', () => {
    expect(
      template({ prefix: 'ROOT', appliedFor: ['REPLICATION'] }).only(EcrRepositoryCreationTemplate)[
        'image_tag_mutability'
      ],
    ).toBe('IMMUTABLE');
  });

  it('makes repositories with a key as a role of its own', () => {
    const stack = template({}, true);
    expect(stack.only(EcrRepositoryCreationTemplate)).toMatchObject({
      encryption_configuration: [{ encryption_type: 'KMS', kms_key: '${aws_kms_key.Key.arn}' }],
      custom_role_arn: expect.stringContaining('aws_iam_role.Template_Role'),
    });
  });

  it.each<[string, Partial<RepositoryTemplateProps>, string]>([
    ['no occasion', { appliedFor: [] }, 'appliedFor must name an occasion, got none'],
    ['a prefix of one sign', { prefix: 'p' }, 'prefix must be ROOT, or 2 to 256'],
    ['a long description', { description: 'd'.repeat(257) }, 'description must be at most 256'],
  ])('refuses %s', (_, props, problem) => {
    expect(() => template(props)).toThrow(problem);
  });
});

itPlans('is taken by the real provider', () => {
  const stack = new AwsStack(testApp(), 'registry', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  new PullThroughCache(stack, 'Cache', {
    upstreamRegistry: 'registry-1.docker.io',
    repositoryPrefix: 'hub',
    credentialSecretArn: SECRET,
  });
  new RegistryReplication(stack, 'Copies', {
    rules: [{ destinations: [{ region: 'eu-west-1' }], repositoryPrefixes: ['prod'] }],
  });
  new RegistryScanning(stack, 'Scanning', { scanType: 'ENHANCED' });
  new RepositoryTemplate(stack, 'Template', {
    prefix: 'hub',
    appliedFor: ['PULL_THROUGH_CACHE', 'REPLICATION'],
    encryptionKey: new Key(stack, 'Key'),
    description: 'Copies of Docker Hub',
  });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_ecr_pull_through_cache_rule: 1,
    aws_ecr_registry_scanning_configuration: 1,
    aws_ecr_replication_configuration: 1,
    aws_ecr_repository_creation_template: 1,
  });
});
