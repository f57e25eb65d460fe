import type { PolicyStatement, Problem } from '@archway/core';
import { environmentOf, notMatching, PolicyDocument, problemIf, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import type { InterfaceService } from '../service/interface-services';
import { TIED_TO_RESOURCES, UNSIGNED, WITHOUT_POLICY } from './policy-support';

/**
 * Who may do what through an endpoint. It grants nothing: identities and resources keep their own policies.
 *
 * `own-account` admits the stack's account, an `organizationId` everybody in that organization; what services carry
 * data away are bound to resources of the same owner as well. `statements` are the whole policy.
 */
export type EndpointPolicy =
  | 'own-account'
  | 'everyone'
  | { readonly organizationId: string }
  | { readonly statements: readonly PolicyStatement[] };

/** Services with endpoints of either kind. */
type Service = InterfaceService | 's3express';

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html */
const MAX_CHARACTERS = 20_480;

/** What AWS keeps in buckets of its own and reads or serves through an endpoint for S3, `{region}` standing for one. */
const BUCKETS_OF_AWS = [
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
  'prod-{region}-starport-layer-bucket',
  // https://docs.aws.amazon.com/linux/al2023/ug/live-patching.html
  'al2023-repos-{region}-de612dc2',
  'amazonlinux-2-repos-{region}',
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
  'amazon-ssm-{region}',
  'amazon-ssm-packages-{region}',
  'aws-ssm-{region}',
  'aws-ssm-distributor-file-{region}',
  'aws-ssm-document-attachments-{region}',
  'patch-baseline-snapshot-{region}',
  '{region}-birdwatcher-prod',
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/download-cloudwatch-agent-commandline.html
  'amazoncloudwatch-agent-{region}',
] as const;

/** What is wrong with a policy for a service; an unknown service is one that goes by its full name. */
export function endpointPolicyProblems(
  policy: EndpointPolicy | undefined,
  service: Service | undefined,
): readonly Problem[] {
  if (policy === undefined || policy === 'everyone') return [];
  if (service !== undefined && WITHOUT_POLICY.has(service)) {
    return [`policy must be left out: ${service} takes none, and its security group restricts it`];
  }
  if (policy === 'own-account') return [];
  if (typeof policy === 'string') {
    return [
      `policy must be own-account, everyone, an organizationId or statements, got ${show(policy)}`,
    ];
  }
  if ('organizationId' in policy) {
    return [
      notMatching(
        'policy.organizationId',
        policy.organizationId,
        /^o-[a-z0-9]{10,32}$/,
        'an organization such as o-a1b2c3d4e5',
      ),
    ];
  }
  const { length } = documentOf(policy.statements);
  return [
    problemIf(policy.statements.length === 0, 'policy.statements must be at least one'),
    ...policy.statements.map(({ principals }, index) =>
      problemIf(principals === undefined, `policy.statements[${index}] must name principals`),
    ),
    problemIf(
      length > MAX_CHARACTERS,
      `policy.statements must be at most ${MAX_CHARACTERS} characters, got ${length}`,
    ),
  ];
}

/**
 * The policy as AWS reads it.
 *
 * @param region where the service is
 * @returns undefined where everybody is admitted, which is what AWS does by itself
 */
export function renderEndpointPolicy(
  scope: IConstruct,
  policy: EndpointPolicy | undefined,
  service: Service | undefined,
  region: string,
): string | undefined {
  const chosen = policy ?? defaultFor(service);
  if (chosen === 'everyone') return undefined;
  if (typeof chosen === 'object' && 'statements' in chosen) return documentOf(chosen.statements);
  return documentOf(ownerStatements(scope, chosen, service, region));
}

function defaultFor(service: Service | undefined): EndpointPolicy {
  const open = service === undefined || WITHOUT_POLICY.has(service) || UNSIGNED.has(service);
  return open ? 'everyone' : 'own-account';
}

function ownerStatements(
  scope: IConstruct,
  owner: 'own-account' | { readonly organizationId: string },
  service: Service | undefined,
  region: string,
): readonly PolicyStatement[] {
  const { accountId, partition } = environmentOf(scope);
  const [identities, resources]: readonly [
    Readonly<Record<string, string>>,
    Readonly<Record<string, string>>,
  ] =
    owner === 'own-account'
      ? [{ 'aws:PrincipalAccount': accountId }, { 'aws:ResourceAccount': accountId }]
      : [
          { 'aws:PrincipalOrgID': owner.organizationId },
          { 'aws:ResourceOrgID': owner.organizationId },
        ];
  const tied = service !== undefined && TIED_TO_RESOURCES.has(service);
  const statements: PolicyStatement[] = [
    {
      sid: tied ? 'OwnIdentitiesToOwnResources' : 'OwnIdentities',
      principals: '*',
      actions: ['*'],
      resources: ['*'],
      conditions: { StringEquals: tied ? { ...identities, ...resources } : identities },
    },
  ];
  if (service === 's3') {
    statements.push({
      sid: 'WhatAwsServes',
      principals: '*',
      actions: ['s3:GetObject'],
      resources: BUCKETS_OF_AWS.map(
        (bucket) => `arn:${partition}:s3:::${bucket.replace('{region}', () => region)}/*`,
      ),
    });
  }
  if (service === 'sts' || service === 'sts-fips') {
    // Whoever signs in by a token or by SAML has no account yet.
    statements.push({
      sid: 'FederatedUsersToOwnRoles',
      principals: '*',
      actions: ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
      resources: ['*'],
      conditions: { StringEquals: resources },
    });
  }
  if (service === 'execute-api') {
    // A private API without IAM authorization is called by nobody in particular.
    statements.push({
      sid: 'AnybodyToOwnApis',
      principals: '*',
      actions: ['execute-api:Invoke'],
      resources: [`arn:${partition}:execute-api:${region}:${accountId}:*`],
    });
  }
  return statements;
}

function documentOf(statements: readonly PolicyStatement[]): string {
  const document = new PolicyDocument();
  document.add(...statements);
  return document.toJson();
}
