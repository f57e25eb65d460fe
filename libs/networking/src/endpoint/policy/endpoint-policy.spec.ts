import { synth } from '@archway/testing';
import type { PolicyStatement } from '@archway/core';
import type { InterfaceService } from '../service/interface-services';
import { INTERFACE_SERVICES } from '../service/interface-services';
import type { EndpointPolicy } from './endpoint-policy';
import { endpointPolicyProblems, renderEndpointPolicy } from './endpoint-policy';
import { TIED_TO_RESOURCES, UNSIGNED, WITHOUT_POLICY } from './policy-support';

/** The statements of a policy in the test account, in Frankfurt. */
const statements = (service?: InterfaceService, policy?: EndpointPolicy): unknown => {
  let json: string | undefined;
  synth((stack) => {
    json = renderEndpointPolicy(stack, policy, service, 'eu-central-1');
  });
  return json === undefined ? undefined : (JSON.parse(json) as { Statement: unknown }).Statement;
};

const READ: PolicyStatement = {
  principals: '*',
  actions: ['s3:GetObject'],
  resources: ['arn:aws:s3:::photos/*'],
};

it('admits the account, whatever its identities act on', () => {
  expect(statements('ec2')).toEqual([
    {
      Sid: 'OwnIdentities',
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
    },
  ]);
});

it('admits the account to its own resources only, where data could be carried away', () => {
  expect(statements('sqs')).toMatchObject([
    {
      Condition: {
        StringEquals: {
          'aws:PrincipalAccount': '111122223333',
          'aws:ResourceAccount': '111122223333',
        },
      },
    },
  ]);
});

it('admits an organization', () => {
  expect(statements('kms', { organizationId: 'o-a1b2c3d4e5' })).toMatchObject([
    {
      Condition: {
        StringEquals: {
          'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
          'aws:ResourceOrgID': 'o-a1b2c3d4e5',
        },
      },
    },
  ]);
});

it('lets anybody read from S3 what AWS serves there, and nothing more', () => {
  expect(statements('s3')).toMatchObject([
    { Sid: 'OwnIdentitiesToOwnResources' },
    {
      Sid: 'WhatAwsServes',
      Action: 's3:GetObject',
      Resource: expect.arrayContaining([
        'arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*',
        'arn:aws:s3:::al2023-repos-eu-central-1-de612dc2/*',
      ]),
    },
  ]);
});

it.each([
  ['own-account', { 'aws:ResourceAccount': '111122223333' }],
  [{ organizationId: 'o-a1b2c3d4e5' }, { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' }],
] as const)('lets those who sign in by a token take on roles of %j', (policy, owner) => {
  expect(statements('sts', policy)).toMatchObject([
    { Sid: 'OwnIdentities' },
    {
      Action: ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
      Condition: { StringEquals: owner },
    },
  ]);
});

it("lets anybody call the account's private APIs", () => {
  expect(statements('execute-api')).toMatchObject([
    { Sid: 'OwnIdentities' },
    {
      Action: 'execute-api:Invoke',
      Resource: 'arn:aws:execute-api:eu-central-1:111122223333:*',
    },
  ]);
});

it('says nothing where the service takes no policy, answers the unsigned, or goes by its name', () => {
  expect(statements('email-smtp')).toBeUndefined();
  expect(statements('cognito-idp')).toBeUndefined();
  expect(statements()).toBeUndefined();
  expect(statements('ec2', 'everyone')).toBeUndefined();
});

it('says what it is told to say', () => {
  expect(statements('s3', { statements: [READ] })).toEqual([
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::photos/*',
    },
  ]);
});

it('speaks of services that there are', () => {
  const known: ReadonlySet<string> = new Set<string>([...INTERFACE_SERVICES, 's3express']);
  const spoken = [...WITHOUT_POLICY, ...UNSIGNED, ...TIED_TO_RESOURCES];
  expect(spoken.filter((service) => !known.has(service))).toEqual([]);
});

const problems = (policy: EndpointPolicy, service: InterfaceService = 's3') =>
  endpointPolicyProblems(policy, service).filter((problem) => problem !== undefined);

const padded = (length: number): EndpointPolicy => ({
  statements: [{ ...READ, sid: 'x'.repeat(length) }],
});
it.each<[EndpointPolicy, InterfaceService]>([
  ['everyone', 'transfer'],
  [{ organizationId: 'o-a1b2c3d4e5' }, 's3'],
  [{ statements: [READ] }, 's3'],
  [padded(20_300), 's3'],
])('accepts a policy: %#', (policy, service) => {
  expect(problems(policy, service)).toEqual([]);
});

it.each<[EndpointPolicy, InterfaceService, string]>([
  ['own-account', 'transfer', 'policy must be left out: transfer takes none'],
  [{ organizationId: 'a1b2c3d4e5' }, 's3', 'policy.organizationId must be an organization such as'],
  [{ statements: [] }, 's3', 'policy.statements must be at least one'],
  [
    { statements: [{ ...READ, principals: undefined }] },
    's3',
    'policy.statements[0] must name principals',
  ],
  [padded(20_480), 's3', 'policy.statements must be at most 20480 characters, got 20'],
  ['nobody' as EndpointPolicy, 's3', 'policy must be own-account, everyone, an organizationId'],
])('refuses a policy: %#', (policy, service, problem) => {
  expect(problems(policy, service).join()).toContain(problem);
});
