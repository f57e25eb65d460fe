/** When the table was last compared with the pages that it names. */
export const QUOTAS_AS_OF = '2026-11-22';

/** A limit of AWS. */
export interface Quota {
  /** What is counted, such as `inbound rules of a security group`. */
  readonly counted: string;
  readonly limit: number;
  /** Whether AWS raises it on request: the limit is then the default. */
  readonly adjustable: boolean;
  /** The page of AWS that states the number. */
  readonly page: string;
}

const VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';
const TRANSIT = 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const SQS =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html';
const ROUTE53 = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html';
const WAF = 'https://docs.aws.amazon.com/waf/latest/developerguide/limits.html';
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const S3 = 'https://docs.aws.amazon.com/general/latest/gr/s3.html';

const hard = (counted: string, limit: number, page: string): Quota => ({
  counted,
  limit,
  adjustable: false,
  page,
});

const soft = (counted: string, limit: number, page: string): Quota => ({
  counted,
  limit,
  adjustable: true,
  page,
});

/** Every limit that is counted; sizes of policies are in characters without white space. */
export const QUOTAS = {
  inboundRules: soft('inbound rules of a security group for one address family', 60, VPC),
  outboundRules: soft('outbound rules of a security group for one address family', 60, VPC),
  groupsPerInterface: soft('security groups of one network interface', 5, VPC),
  routesPerTable: soft('routes of a route table', 500, VPC),
  subnetsPerVpc: soft('subnets of a VPC', 200, VPC),
  blocksPerVpc: soft('IPv4 blocks of a VPC', 5, VPC),
  transitAttachments: hard('attachments of a Transit Gateway', 5_000, TRANSIT),
  transitGatewaysPerVpc: hard('Transit Gateways of a VPC', 5, TRANSIT),
  transitBlocks: hard('CIDR blocks of a Transit Gateway', 5, TRANSIT),
  transitTables: soft('route tables of a Transit Gateway', 20, TRANSIT),
  transitPeerings: soft('peerings of a Transit Gateway', 50, TRANSIT),
  connectPeers: hard('peers of a Connect attachment', 4, TRANSIT),
  managedPolicySize: hard('characters of a managed policy', 6_144, IAM),
  rolePolicySize: hard("characters of a role's inline policies together", 10_240, IAM),
  userPolicySize: hard("characters of a user's inline policies together", 2_048, IAM),
  groupPolicySize: hard("characters of a group's inline policies together", 5_120, IAM),
  trustPolicySize: soft('characters of a trust policy', 2_048, IAM),
  policiesPerRole: soft('managed policies of a role', 10, IAM),
  queuePolicySize: hard('bytes of a queue policy', 8_192, SQS),
  queuePolicyStatements: hard('statements of a queue policy', 20, SQS),
  bucketPolicySize: hard(
    'bytes of a bucket policy',
    20_480,
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
  ),
  keyPolicySize: hard(
    'bytes of a key policy',
    32_768,
    'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html',
  ),
  notificationsPerBucket: hard('notification configurations of a bucket', 100, S3),
  recordsPerZone: soft('records of a hosted zone', 10_000, ROUTE53),
  recordsPerSet: hard('records of one name and type with a routing policy', 100, ROUTE53),
  webAclCapacity: hard('WCU of the rule groups of a web ACL', 5_000, WAF),
  ruleGroupCapacity: hard('WCU of a rule group', 5_000, WAF),
  environmentSize: hard("bytes of a function's environment variables", 4_096, LAMBDA),
  layersPerFunction: hard('layers of a function', 5, LAMBDA),
} as const satisfies Readonly<Record<string, Quota>>;

export type QuotaName = keyof typeof QUOTAS;
