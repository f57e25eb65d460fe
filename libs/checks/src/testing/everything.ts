import { parseStack, type Configuration } from '@archway/terraform';

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

const RESOURCES = {
  aws_vpc: { V: { cidr_block: '10.0.0.0/16', assign_generated_ipv6_cidr_block: true } },
  aws_vpc_ipv4_cidr_block_association: {
    B: { vpc_id: '${aws_vpc.V.id}', cidr_block: '10.1.0.0/16' },
  },
  aws_subnet: {
    S: { vpc_id: '${aws_vpc.V.id}', cidr_block: '10.9.0.0/24', availability_zone: 'eu-west-1a' },
  },
  aws_route_table: {
    T: { vpc_id: '${aws_vpc.V.id}', route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }] },
  },
  aws_route: {
    R: {
      route_table_id: '${aws_route_table.T.id}',
      destination_cidr_block: '10.200.0.0/16',
      transit_gateway_id: '${aws_ec2_transit_gateway.G.id}',
    },
  },
  aws_route_table_association: {
    A: { subnet_id: '${aws_subnet.S.id}', route_table_id: '${aws_route_table.T.id}' },
  },
  aws_ec2_transit_gateway: { G: { transit_gateway_cidr_blocks: ['10.0.0.0/24'] } },
  aws_ec2_transit_gateway_vpc_attachment: {
    A: {
      transit_gateway_id: '${aws_ec2_transit_gateway.G.id}',
      vpc_id: '${aws_vpc.V.id}',
      subnet_ids: ['${aws_subnet.S.id}'],
    },
  },
  aws_ec2_transit_gateway_route_table: {
    T: { transit_gateway_id: '${aws_ec2_transit_gateway.G.id}' },
  },
  aws_ec2_transit_gateway_route: {
    R: {
      transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.T.id}',
      destination_cidr_block: '10.0.0.0/8',
      blackhole: true,
    },
  },
  aws_ec2_transit_gateway_route_table_association: {
    A: {
      transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.T.id}',
      transit_gateway_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.A.id}',
    },
  },
  aws_vpn_connection: {
    C: {
      transit_gateway_id: '${aws_ec2_transit_gateway.G.id}',
      customer_gateway_id: '${aws_customer_gateway.C.id}',
      outside_ip_address_type: 'PrivateIpv4',
      local_ipv4_network_cidr: '10.0.0.0/20',
    },
  },
  aws_customer_gateway: { C: { ip_address: '10.0.0.9' } },
  aws_security_group: {
    G: { ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }] },
  },
  aws_security_group_rule: {
    R: {
      type: 'ingress',
      security_group_id: '${aws_security_group.G.id}',
      protocol: '-1',
      from_port: 0,
      to_port: 0,
      cidr_blocks: ['0.0.0.0/0'],
    },
  },
  aws_vpc_security_group_ingress_rule: {
    R: {
      security_group_id: '${aws_security_group.G.id}',
      ip_protocol: 'tcp',
      from_port: 3389,
      to_port: 3389,
      cidr_ipv4: '0.0.0.0/0',
    },
  },
  aws_instance: {
    I: {
      metadata_options: [{ http_tokens: 'optional' }],
      root_block_device: [{ encrypted: false }],
      vpc_security_group_ids: ['${aws_security_group.G.id}'],
    },
  },
  aws_ebs_volume: { V: { encrypted: false } },
  aws_lb: {
    L: { subnets: ['${aws_subnet.S.id}'], security_groups: ['${aws_security_group.G.id}'] },
  },
  aws_lb_listener: {
    L: {
      load_balancer_arn: '${aws_lb.L.arn}',
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-2016-08',
    },
  },
  aws_cloudfront_distribution: {
    D: {
      enabled: true,
      origin: [
        {
          origin_id: 'lb',
          domain_name: '${aws_lb.L.dns_name}',
          custom_origin_config: [
            { origin_protocol_policy: 'http-only', origin_ssl_protocols: ['TLSv1'] },
          ],
        },
      ],
      default_cache_behavior: [{ viewer_protocol_policy: 'allow-all' }],
      viewer_certificate: [{ acm_certificate_arn: 'arn:1', minimum_protocol_version: 'TLSv1' }],
    },
  },
  aws_s3_bucket: { B: { bucket: 'b', acl: 'public-read' } },
  aws_s3_bucket_public_access_block: {
    P: { bucket: '${aws_s3_bucket.B.id}', block_public_acls: false },
  },
  aws_s3_bucket_policy: {
    P: {
      bucket: '${aws_s3_bucket.B.id}',
      policy: policy({ Principal: '*', Action: 's3:GetObject', Resource: '*' }),
    },
  },
  aws_s3_bucket_notification: {
    N: {
      bucket: '${aws_s3_bucket.B.id}',
      queue: [
        {
          queue_arn: '${aws_sqs_queue.Q.arn}',
          events: ['s3:ObjectCreated:*'],
          filter_suffix: '.png',
        },
        {
          queue_arn: '${aws_sqs_queue.Q.arn}',
          events: ['s3:ObjectCreated:Put'],
          filter_prefix: 'in/',
        },
      ],
      topic: [{ topic_arn: '${aws_sns_topic.T.arn}', events: ['s3:ObjectRemoved:*'] }],
    },
  },
  aws_sns_topic: { T: { name: 't.fifo', kms_master_key_id: 'alias/aws/sns' } },
  aws_sns_topic_subscription: {
    S: {
      topic_arn: '${aws_sns_topic.T.arn}',
      protocol: 'sqs',
      endpoint: '${aws_sqs_queue.Q.arn}',
      filter_policy: JSON.stringify({ kind: [], price: [{ numeric: ['>', 5, '<', 3] }] }),
      filter_policy_scope: 'MessageBody',
    },
  },
  aws_sqs_queue: {
    Q: {
      name: 'q',
      max_message_size: 1024,
      redrive_policy: JSON.stringify({
        deadLetterTargetArn: '${aws_sqs_queue.D.arn}',
        maxReceiveCount: 2,
      }),
      policy: policy({ Principal: '*', Action: 'sqs:*', Resource: '*' }),
    },
    D: { name: 'd', message_retention_seconds: 60 },
  },
  aws_sqs_queue_policy: {
    P: {
      queue_url: '${aws_sqs_queue.Q.id}',
      policy: policy({
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
      }),
    },
  },
  aws_lambda_function: {
    F: {
      function_name: 'f',
      timeout: 60,
      reserved_concurrent_executions: 2,
      role: '${aws_iam_role.R.arn}',
      layers: ['arn:1'],
      environment: [{ variables: { BUCKET: '${aws_s3_bucket.B.id}' } }],
    },
  },
  aws_lambda_event_source_mapping: {
    M: {
      event_source_arn: '${aws_sqs_queue.Q.arn}',
      function_name: '${aws_lambda_function.F.arn}',
      maximum_batching_window_in_seconds: 5,
      scaling_config: [{ maximum_concurrency: 10 }],
      filter_criteria: [{ filter: [{ pattern: JSON.stringify({ body: { kind: [] } }) }] }],
    },
  },
  aws_lambda_permission: {
    P: {
      function_name: '${aws_lambda_function.F.function_name}',
      action: 'lambda:InvokeFunction',
      principal: 's3.amazonaws.com',
      source_arn: '${aws_s3_bucket.B.arn}',
    },
  },
  aws_iam_role: {
    R: { assume_role_policy: policy({ Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }) },
  },
  aws_iam_role_policy: {
    P: { role: '${aws_iam_role.R.id}', policy: policy({ Action: '*', Resource: '*' }) },
  },
  aws_iam_role_policy_attachment: {
    A: {
      role: '${aws_iam_role.R.name}',
      policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    },
  },
  aws_kms_key: {
    K: { policy: policy({ Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }) },
  },
  aws_vpc_endpoint: {
    E: {
      vpc_id: '${aws_vpc.V.id}',
      service_name: 'com.amazonaws.eu-west-1.s3',
      route_table_ids: [],
    },
  },
  aws_route53_zone: { Z: { name: 'shop.example' } },
  aws_route53_record: {
    A: {
      zone_id: '${aws_route53_zone.Z.zone_id}',
      name: 'www',
      type: 'A',
      set_identifier: 'a',
      geolocation_routing_policy: [{ country: 'DE' }],
    },
    B: {
      zone_id: '${aws_route53_zone.Z.zone_id}',
      name: 'www',
      type: 'A',
      set_identifier: 'a',
      weighted_routing_policy: [{ weight: 1 }],
      alias: [
        { name: '${aws_cloudfront_distribution.D.domain_name}', evaluate_target_health: true },
      ],
    },
  },
  aws_s3_bucket_lifecycle_configuration: {
    L: {
      rule: [
        {
          id: 'logs',
          status: 'Enabled',
          transition: [{ days: 30, storage_class: 'GLACIER' }],
          expiration: [{ days: 7 }],
        },
      ],
    },
  },
};

/** A configuration with a mistake for as many rules as one can hold. */
export function everything(rest: object = {}): Configuration {
  const document = { resource: RESOURCES, ...rest };
  return parseStack(JSON.stringify(document), 'stacks/everything/cdk.tf.json');
}

/** The same as the JSON that it is read from. */
export function everythingJson(): Readonly<Record<string, unknown>> {
  return structuredClone({ resource: RESOURCES });
}
