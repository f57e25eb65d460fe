import type { Resources } from './observe';

type Named = Record<string, object>;

const numbered = (count: number, of: (at: number) => object, prefix = 'n'): Named =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}`, of(at)]));

const hub = '${aws_ec2_transit_gateway.Hub.id}';
const document = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

/** VPCs on one Transit Gateway, each with a subnet and a route for `destination`. */
export function hubOf(
  vpcs: number,
  block: (at: number) => string = (at) => `10.${at >> 4}.${(at % 16) * 16}.0/20`,
  destination = '10.0.0.0/8',
): Resources {
  return {
    aws_ec2_transit_gateway: { Hub: {} },
    aws_vpc: numbered(vpcs, (at) => ({ cidr_block: block(at) })),
    aws_subnet: numbered(vpcs, (at) => ({
      vpc_id: `\${aws_vpc.n${at}.id}`,
      cidr_block: block(at).replace('/20', '/24'),
    })),
    aws_route_table: numbered(vpcs, (at) => ({ vpc_id: `\${aws_vpc.n${at}.id}` })),
    aws_route: numbered(vpcs, (at) => ({
      route_table_id: `\${aws_route_table.n${at}.id}`,
      destination_cidr_block: destination,
      transit_gateway_id: hub,
    })),
    aws_ec2_transit_gateway_vpc_attachment: numbered(vpcs, (at) => ({
      vpc_id: `\${aws_vpc.n${at}.id}`,
      transit_gateway_id: hub,
      subnet_ids: [`\${aws_subnet.n${at}.id}`],
    })),
  };
}

/** VPCs on one Transit Gateway of which half are not in what all of them have a route for. */
export function halfOutside(vpcs: number): Resources {
  const block = (at: number): string =>
    `${at % 2 === 0 ? 10 : 11}.${at >> 4}.${(at % 16) * 16}.0/20`;
  return hubOf(vpcs, block);
}

/** VPCs on one Transit Gateway that all have the same addresses. */
export function sameAddresses(vpcs: number): Resources {
  return hubOf(vpcs, () => '10.0.0.0/20');
}

/** VPCs on one Transit Gateway with a route table for each. */
export function ownTables(vpcs: number): Resources {
  const attachment = (at: number) => `\${aws_ec2_transit_gateway_vpc_attachment.n${at % vpcs}.id}`;
  const table = (at: number) => `\${aws_ec2_transit_gateway_route_table.n${at}.id}`;
  const both = (at: number, of: number) => ({
    transit_gateway_attachment_id: attachment(of),
    transit_gateway_route_table_id: table(at),
  });
  return {
    ...hubOf(vpcs),
    aws_ec2_transit_gateway: {
      Hub: {
        default_route_table_association: 'disable',
        default_route_table_propagation: 'disable',
      },
    },
    aws_ec2_transit_gateway_route_table: numbered(vpcs, () => ({ transit_gateway_id: hub })),
    aws_ec2_transit_gateway_route_table_association: numbered(vpcs, (at) => both(at, at)),
    aws_ec2_transit_gateway_route_table_propagation: {
      ...numbered(vpcs, (at) => both(at, at + 1)),
      ...numbered(vpcs, (at) => both(at, at + vpcs - 1), 'm'),
    },
  };
}

/** A VPC that is peered with all others. */
export function star(vpcs: number): Resources {
  return {
    aws_vpc: {
      Own: { cidr_block: '10.255.0.0/16' },
      ...numbered(vpcs, (at) => ({ cidr_block: `10.${at >> 4}.${(at % 16) * 16}.0/20` })),
    },
    aws_vpc_peering_connection: numbered(vpcs, (at) => ({
      vpc_id: '${aws_vpc.Own.id}',
      peer_vpc_id: `\${aws_vpc.n${at}.id}`,
    })),
  };
}

/** Subnets in one VPC, side by side or all the same. */
export function subnetsOf(subnets: number, block?: string): Resources {
  return {
    aws_vpc: { Main: { cidr_block: '10.0.0.0/8' } },
    aws_route_table: { Main: { vpc_id: '${aws_vpc.Main.id}' } },
    aws_subnet: numbered(subnets, (at) => ({
      vpc_id: '${aws_vpc.Main.id}',
      cidr_block: block ?? `10.${at >> 8}.${at % 256}.0/24`,
    })),
    aws_nat_gateway: numbered(subnets, (at) => ({ subnet_id: `\${aws_subnet.n${at}.id}` })),
  };
}

/** Interface endpoints, each with a security group and its rules. */
export function endpointsOf(endpoints: number): Resources {
  const rules = (type: string) => ({
    security_group_id: '',
    ...(type === 'aws_security_group_rule' ? { type: 'ingress', protocol: 'tcp' } : {}),
  });
  const rule = (at: number, over: object) => ({
    ...over,
    security_group_id: `\${aws_security_group.n${at}.id}`,
    from_port: 443,
    to_port: 443,
  });
  return {
    aws_vpc: { Main: { cidr_block: '10.0.0.0/16' } },
    aws_security_group: numbered(endpoints, () => ({ vpc_id: '${aws_vpc.Main.id}' })),
    aws_security_group_rule: numbered(endpoints, (at) =>
      rule(at, { ...rules('aws_security_group_rule'), cidr_blocks: ['10.0.0.0/16'] }),
    ),
    aws_vpc_security_group_ingress_rule: numbered(endpoints, (at) =>
      rule(at, { ip_protocol: 'tcp', cidr_ipv4: '10.0.0.0/16' }),
    ),
    aws_vpc_endpoint: numbered(endpoints, (at) => ({
      vpc_id: '${aws_vpc.Main.id}',
      service_name: 'com.amazonaws.eu-west-1.sqs',
      vpc_endpoint_type: 'Interface',
      security_group_ids: [`\${aws_security_group.n${at}.id}`],
    })),
  };
}

/** Buckets with what belongs to them, behind distributions. */
export function bucketsOf(buckets: number): Resources {
  const bucket = (at: number) => ({ bucket: `\${aws_s3_bucket.n${at}.id}` });
  return {
    aws_s3_bucket: numbered(buckets, (at) => ({ bucket: `bucket-${at}` })),
    aws_s3_bucket_versioning: numbered(buckets, (at) => ({
      ...bucket(at),
      versioning_configuration: [{ status: 'Enabled' }],
    })),
    aws_s3_bucket_public_access_block: numbered(buckets, (at) => ({
      ...bucket(at),
      block_public_policy: true,
      restrict_public_buckets: true,
    })),
    aws_s3_bucket_policy: numbered(buckets, (at) => ({
      ...bucket(at),
      policy: document({
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::bucket-${at}/*`,
      }),
    })),
    aws_s3_bucket_replication_configuration: numbered(buckets, (at) => ({
      ...bucket(at),
      role: `\${aws_iam_role.n${at}.arn}`,
      rule: [
        {
          status: 'Enabled',
          destination: [{ bucket: `\${aws_s3_bucket.n${(at + 1) % buckets}.arn}` }],
        },
      ],
    })),
    aws_iam_role: numbered(buckets, (at) => ({ name: `replication-${at}` })),
    aws_iam_role_policy: numbered(buckets, (at) => ({
      role: `\${aws_iam_role.n${at}.id}`,
      policy: document({ Action: 's3:ReplicateObject', Resource: '*' }),
    })),
    aws_cloudfront_distribution: numbered(buckets, (at) => ({
      enabled: true,
      origin: [{ domain_name: `\${aws_s3_bucket.n${at}.bucket_regional_domain_name}` }],
    })),
  };
}

/** Functions in a row: each reads a queue and publishes to the topic that the next one's queue hears. */
export function functionsOf(functions: number): Resources {
  return {
    aws_iam_role: numbered(functions, (at) => ({ name: `role-${at}` })),
    aws_iam_role_policy: numbered(functions, (at) => ({
      role: `\${aws_iam_role.n${at}.id}`,
      policy: document({ Action: 'sns:Publish', Resource: `\${aws_sns_topic.n${at}.arn}` }),
    })),
    aws_lambda_function: numbered(functions, (at) => ({
      function_name: `function-${at}`,
      role: `\${aws_iam_role.n${at}.arn}`,
      timeout: 60,
    })),
    aws_sns_topic: numbered(functions, (at) => ({ name: `topic-${at}` })),
    aws_sqs_queue: {
      ...numbered(functions, (at) => ({
        name: `queue-${at}`,
        visibility_timeout_seconds: 360,
        redrive_policy: JSON.stringify({
          deadLetterTargetArn: `\${aws_sqs_queue.d${at}.arn}`,
          maxReceiveCount: 5,
        }),
      })),
      ...numbered(functions, (at) => ({ name: `dead-${at}` }), 'd'),
    },
    aws_sqs_queue_policy: numbered(functions, (at) => ({
      queue_url: `\${aws_sqs_queue.n${at}.id}`,
      policy: document({
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
      }),
    })),
    aws_lambda_event_source_mapping: numbered(functions, (at) => ({
      event_source_arn: `\${aws_sqs_queue.n${at}.arn}`,
      function_name: `\${aws_lambda_function.n${at}.arn}`,
    })),
    aws_sns_topic_subscription: numbered(functions - 1, (at) => ({
      topic_arn: `\${aws_sns_topic.n${at}.arn}`,
      protocol: 'sqs',
      endpoint: `\${aws_sqs_queue.n${at + 1}.arn}`,
    })),
  };
}
