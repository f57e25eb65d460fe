import { createHash } from 'node:crypto';

const ACCOUNT = '111122223333';

/** What stands for an attribute that AWS would choose: of the right form, and the same in every run. */
export function inventedText(
  type: string,
  address: string,
  attribute: string,
  region: string,
): string {
  const service = type.replace(/^aws_/, '').split('_')[0] ?? 'aws';
  const digest = createHash('sha256').update(address).digest('hex');
  const label = address.replace(/[^A-Za-z0-9]+/g, '-').slice(-40);
  if (attribute === 'arn' || attribute.endsWith('_arn')) {
    return inventedArn(type, service, digest, label, region);
  }
  if (attribute === 'id') return inventedId(type, service, digest, label, region);
  if (attribute === 'url' && type === 'aws_sqs_queue') return queueUrl(label, region);
  if (/(policy|document|json)$/.test(attribute)) return '';
  if (/(_id|^id)$/.test(attribute)) return `${service}-${digest.slice(0, 17)}`;
  if (/(_time|_date|_at)$/.test(attribute)) return '2026-01-01T00:00:00Z';
  if (/cidr_block$/.test(attribute)) return '10.255.0.0/16';
  if (/ip_address$|_ip$/.test(attribute)) return '192.0.2.1';
  if (/(endpoint|domain_name|dns_name)$/.test(attribute)) {
    return `${digest.slice(0, 12)}.${service}.${region}.amazonaws.com`;
  }
  return `${label}-${attribute}`;
}

const SHORT_IDS: Readonly<Record<string, string>> = {
  aws_vpc: 'vpc',
  aws_subnet: 'subnet',
  aws_security_group: 'sg',
  aws_security_group_rule: 'sgrule',
  aws_route_table: 'rtb',
  aws_route_table_association: 'rtbassoc',
  aws_internet_gateway: 'igw',
  aws_nat_gateway: 'nat',
  aws_eip: 'eipalloc',
  aws_vpc_endpoint: 'vpce',
  aws_network_acl: 'acl',
  aws_ec2_transit_gateway: 'tgw',
  aws_ec2_transit_gateway_route_table: 'tgw-rtb',
  aws_ec2_transit_gateway_vpc_attachment: 'tgw-attach',
  aws_vpc_peering_connection: 'pcx',
  aws_customer_gateway: 'cgw',
  aws_vpn_gateway: 'vgw',
  aws_vpn_connection: 'vpn',
  aws_ec2_managed_prefix_list: 'pl',
  aws_instance: 'i',
  aws_launch_template: 'lt',
  aws_ebs_volume: 'vol',
  aws_efs_file_system: 'fs',
};

function inventedId(
  type: string,
  service: string,
  digest: string,
  label: string,
  region: string,
): string {
  if (type === 'aws_sqs_queue') return queueUrl(label, region);
  if (type === 'aws_sns_topic' || type === 'aws_lb' || type === 'aws_lb_target_group') {
    return inventedArn(type, service, digest, label, region);
  }
  if (type === 'aws_route53_zone') return `Z${digest.slice(0, 20).toUpperCase()}`;
  if (type === 'aws_cloudfront_distribution') return `E${digest.slice(0, 13).toUpperCase()}`;
  const short = SHORT_IDS[type];
  return short === undefined ? label : `${short}-${digest.slice(0, 17)}`;
}

function queueUrl(label: string, region: string): string {
  return `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${label}`;
}

function inventedArn(
  type: string,
  service: string,
  digest: string,
  label: string,
  region: string,
): string {
  switch (type) {
    case 'aws_s3_bucket':
      return `arn:aws:s3:::${label.toLowerCase()}`;
    case 'aws_iam_role':
      return `arn:aws:iam::${ACCOUNT}:role/${label}`;
    case 'aws_iam_policy':
      return `arn:aws:iam::${ACCOUNT}:policy/${label}`;
    case 'aws_kms_key':
      return `arn:aws:kms:${region}:${ACCOUNT}:key/${uuid(digest)}`;
    case 'aws_acm_certificate':
    case 'aws_acm_certificate_validation':
      return `arn:aws:acm:${region}:${ACCOUNT}:certificate/${uuid(digest)}`;
    case 'aws_cloudfront_distribution':
      return `arn:aws:cloudfront::${ACCOUNT}:distribution/E${digest.slice(0, 13).toUpperCase()}`;
    case 'aws_lambda_function':
      return `arn:aws:lambda:${region}:${ACCOUNT}:function:${label}`;
    case 'aws_wafv2_web_acl':
      return `arn:aws:wafv2:us-east-1:${ACCOUNT}:global/webacl/${label}/${uuid(digest)}`;
    default:
      return `arn:aws:${ARN_SERVICES[service] ?? service}:${region}:${ACCOUNT}:${label}`;
  }
}

/** Services whose name in an ARN differs from the one in the resource type. */
const ARN_SERVICES: Readonly<Record<string, string>> = {
  lb: 'elasticloadbalancing',
  db: 'rds',
  cloudwatch: 'logs',
  vpc: 'ec2',
  subnet: 'ec2',
  security: 'ec2',
  network: 'ec2',
  instance: 'ec2',
};

function uuid(digest: string): string {
  return [8, 4, 4, 4, 12]
    .reduce<{ parts: string[]; at: number }>(
      ({ parts, at }, length) => ({
        parts: [...parts, digest.slice(at, at + length)],
        at: at + length,
      }),
      { parts: [], at: 0 },
    )
    .parts.join('-');
}
