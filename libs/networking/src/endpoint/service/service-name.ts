import type { InterfaceService } from './interface-services';

/** Services of which there is one for the whole world. */
const GLOBAL: Readonly<Partial<Record<InterfaceService, string>>> = {
  cloudfront: 'com.amazonaws.cloudfront',
  codecatalyst: 'aws.api.global.codecatalyst',
  iam: 'com.amazonaws.iam',
  route53: 'com.amazonaws.route53',
  's3-global.accesspoint': 'com.amazonaws.s3-global.accesspoint',
  savingsplans: 'com.amazonaws.savingsplans',
};

/** What stands before the region where it is not `com.amazonaws`. */
const PREFIXES: Readonly<Partial<Record<InterfaceService, string>>> = {
  'bcm-data-exports': 'aws.api',
  'cassandra-streams': 'api.aws',
  experiments: 'aws.sagemaker',
  freetier: 'aws.api',
  'kendra-ranking': 'aws.api',
  notebook: 'aws.sagemaker',
  'partner-app': 'aws.sagemaker',
  qbusiness: 'aws.api',
  'resource-explorer-2': 'aws.api',
  'resource-explorer-2-fips': 'aws.api',
  studio: 'aws.sagemaker',
};

/**
 * Services that China's regions offer below `cn.com.amazonaws`.
 *
 * @see https://docs.amazonaws.cn/en_us/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const CHINESE: ReadonlySet<string> = new Set<InterfaceService>([
  'account',
  'application-autoscaling',
  'appmesh-envoy-management',
  'athena',
  'autoscaling',
  'awsconnector',
  'backup',
  'batch',
  'cassandra',
  'cloudcontrolapi',
  'cloudformation',
  'codedeploy-commands-secure',
  'databrew',
  'dms',
  'ebs',
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'elasticache',
  'elasticbeanstalk',
  'elasticfilesystem',
  'elasticfilesystem-fips',
  'emr-containers',
  'execute-api',
  'fsx',
  'imagebuilder',
  'iot.data',
  'iotsitewise.api',
  'iotsitewise.data',
  'kinesis-streams',
  'lambda',
  'license-manager',
  'monitoring',
  'polly',
  'rds',
  'redshift',
  'redshift-data',
  's3',
  'sagemaker.api',
  'sagemaker.featurestore-runtime',
  'sagemaker.runtime',
  'securityhub',
  'servicecatalog',
  'sms',
  'sqs',
  'states',
  'sts',
  'sync-states',
  'synthetics',
  'transcribe',
  'transcribestreaming',
  'transfer',
  'workspaces',
  'xray',
]);

/**
 * Services that an endpoint in one region can be for in another.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html
 */
export const CROSS_REGION_SERVICES: readonly InterfaceService[] = [
  'ecr.api',
  'ecr.dkr',
  'ecs',
  'ecs-fips',
  'iam',
  'kinesis-firehose',
  'kinesisanalytics',
  'kinesisanalytics-fips',
  'kms',
  'kms-fips',
  'lambda',
  'route53',
  's3',
];

/** Whether there is one of the service for the whole world. */
export function isGlobalService(service: InterfaceService): boolean {
  return GLOBAL[service] !== undefined;
}

/** The full name of a service as a VPC in `region` asks for it. */
export function interfaceServiceName(service: InterfaceService, region: string): string {
  const global = GLOBAL[service];
  if (global !== undefined) return global;
  if (region.startsWith('cn-') && CHINESE.has(service)) {
    const end = service === 'transcribe' ? '.cn' : '';
    return `cn.com.amazonaws.${region}.${service}${end}`;
  }
  return `${PREFIXES[service] ?? 'com.amazonaws'}.${region}.${service}`;
}
