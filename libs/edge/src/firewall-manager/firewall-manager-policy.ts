import { FmsPolicy } from '@cdktf/provider-aws/lib/fms-policy';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Problem } from '@archway/core';
import { notMatching, notOneOf, physicalName, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { notInUsEast1 } from '../us-east-1/us-east-1';
import { POLICY_TYPES, toManagedServiceData } from './managed-service-data';
import type { FirewallManagerProtection } from './protection';
import { protectionProblems } from './protection-problems';

/** Accounts and organizational units; a unit means every account in and below it. */
export interface OrganizationScope {
  /** Twelve digits each. */
  readonly accounts?: readonly string[];
  /** Such as `ou-ab12-0123abcd`. */
  readonly units?: readonly string[];
}

export interface FirewallManagerPolicyProps {
  /** What the policy does in the accounts. */
  readonly protection: FirewallManagerProtection;

  /**
   * What it applies to. Distributions cannot be mixed with others, and their policies belong into us-east-1.
   *
   * @see https://docs.aws.amazon.com/fms/2018-01-01/APIReference/API_Policy.html
   * @default - all that the protection can apply to, without distributions
   */
  readonly resourceTypes?: readonly string[];

  /**
   * Only these accounts. Rejected beside `exclude`.
   *
   * @default - the whole organization
   */
  readonly include?: OrganizationScope;

  /**
   * All accounts but these.
   *
   * @default - none
   */
  readonly exclude?: OrganizationScope;

  /**
   * Only resources with all of these tags, or all but those, 1 to 8 of them.
   *
   * @default - all resources
   */
  readonly resourceTags?: {
    readonly tags: Readonly<Record<string, string>>;
    readonly match: 'EXCLUDE' | 'INCLUDE';
  };

  /**
   * Whether what does not comply is changed, or only told.
   *
   * @default false
   */
  readonly remediation?: boolean;

  /**
   * Whether protection leaves a resource that leaves the policy's scope.
   *
   * @default false
   */
  readonly cleanUpLeavers?: boolean;

  /**
   * Whether everything that the policy has made goes with it.
   *
   * @default true
   */
  readonly cleanUpOnDelete?: boolean;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * An AWS provider of us-east-1, for policies of distributions in a stack of another region.
   *
   * @default - the stack's own
   */
  readonly provider?: AwsProvider;
}

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const VPC = 'AWS::EC2::VPC';

/** "Policy", ResourceType: https://docs.aws.amazon.com/fms/2018-01-01/APIReference/API_Policy.html */
const RESOURCE_TYPES: Readonly<Record<FirewallManagerProtection['kind'], readonly string[]>> = {
  'web-acl': ['AWS::ApiGateway::Stage', LOAD_BALANCER, DISTRIBUTION],
  shield: [LOAD_BALANCER, 'AWS::ElasticLoadBalancing::LoadBalancer', 'AWS::EC2::EIP', DISTRIBUTION],
  'security-groups-common': ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface'],
  'security-groups-content': [
    'AWS::EC2::Instance',
    'AWS::EC2::NetworkInterface',
    'AWS::EC2::SecurityGroup',
  ],
  'security-groups-usage': ['AWS::EC2::SecurityGroup'],
  'network-firewall': [VPC],
  'dns-firewall': [VPC],
};

/** AWS API "Policy": https://docs.aws.amazon.com/fms/2018-01-01/APIReference/API_Policy.html */
const LONGEST_NAME = 128;
const MOST_TAGS = 8;

/**
 * A protection that Firewall Manager brings to the accounts of an organization. Deployed in the administrator's account.
 * By default it tells what does not comply, and changes nothing.
 */
export class FirewallManagerPolicy extends Construct {
  readonly policyArn: string;

  constructor(scope: Construct, id: string, props: FirewallManagerPolicyProps) {
    super(scope, id);
    declaredProps.check(this, 'FirewallManagerPolicy', props);
    const { protection, include, exclude, resourceTags } = props;
    const possible = RESOURCE_TYPES[protection.kind];
    const types = props.resourceTypes ?? possible.filter((type) => type !== DISTRIBUTION);
    const distributions = types.includes(DISTRIBUTION);
    rejectProps(this, [
      problemIf(types.length === 0, 'resourceTypes must be at least one, got none'),
      ...types.map((type) => notOneOf('resourceTypes', type, possible)),
      problemIf(
        distributions && types.length > 1,
        `resourceTypes must hold ${DISTRIBUTION} alone, got ${types.join(', ')}: make a policy for each`,
      ),
      distributions ? notInUsEast1(this, 'a policy of distributions', props.provider) : undefined,
      problemIf(
        include !== undefined && exclude !== undefined,
        'include and exclude must not be given both, got both',
      ),
      ...scopeProblems('include', include),
      ...scopeProblems('exclude', exclude),
      ...tagProblems(resourceTags?.tags),
      ...protectionProblems(protection, distributions ? 'CLOUDFRONT' : 'REGIONAL'),
    ]);
    const policy = new FmsPolicy(this, 'Default', {
      provider: props.provider,
      name: physicalName(this, LONGEST_NAME),
      description: props.description,
      ...(types.length === 1 ? { resourceType: types[0] } : { resourceTypeList: [...types] }),
      includeMap: toMap(include),
      excludeMap: toMap(exclude),
      resourceTags: resourceTags && { ...resourceTags.tags },
      excludeResourceTags: resourceTags?.match === 'EXCLUDE',
      remediationEnabled: props.remediation ?? false,
      deleteUnusedFmManagedResources: props.cleanUpLeavers ?? false,
      deleteAllPolicyResources: props.cleanUpOnDelete ?? true,
      securityServicePolicyData: {
        type: POLICY_TYPES[protection.kind],
        managedServiceData: toManagedServiceData(protection),
        policyOption:
          protection.kind === 'network-firewall'
            ? { networkFirewallPolicy: { firewallDeploymentModel: 'DISTRIBUTED' } }
            : undefined,
      },
    });
    this.policyArn = policy.arn;
  }
}

function scopeProblems(prop: string, scope: OrganizationScope | undefined): readonly Problem[] {
  if (scope === undefined) return [];
  const { accounts = [], units = [] } = scope;
  return [
    problemIf(
      accounts.length + units.length === 0,
      `${prop} must name an account or a unit, got none`,
    ),
    ...accounts.map((account) =>
      notMatching(`${prop}.accounts`, account, /^\d{12}$/, 'twelve digits'),
    ),
    ...units.map((unit) =>
      notMatching(
        `${prop}.units`,
        unit,
        /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/,
        'units such as ou-ab12-0123abcd',
      ),
    ),
  ];
}

function tagProblems(tags: Readonly<Record<string, string>> | undefined): readonly Problem[] {
  if (tags === undefined) return [];
  const count = Object.keys(tags).length;
  return [
    problemIf(
      count < 1 || count > MOST_TAGS,
      `resourceTags.tags must be 1 to ${MOST_TAGS}, got ${count}`,
    ),
  ];
}

function toMap(
  scope: OrganizationScope | undefined,
): { readonly account?: string[]; readonly orgunit?: string[] } | undefined {
  if (scope === undefined) return undefined;
  return {
    account: scope.accounts && [...scope.accounts],
    orgunit: scope.units && [...scope.units],
  };
}
