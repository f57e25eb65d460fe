import type { InterfaceService } from '../service/interface-services';

/**
 * Services whose endpoints take no policy: everybody who reaches such an endpoint may use it, and its security group
 * is what restricts it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html#vpce-endpoint-policy-support
 */
export const WITHOUT_POLICY: ReadonlySet<string> = new Set<InterfaceService>([
  'appmesh-envoy-management',
  'apprunner.requests',
  'appstream.api',
  'appstream.streaming',
  'aps',
  'aps-workspaces',
  'awsconnector',
  'billing',
  'billingconductor',
  'cloudtrail',
  'codeguru-profiler',
  'codeguru-reviewer',
  'codepipeline',
  'datasync',
  'deviceadvisor.iot',
  'ebs',
  'ebs-fips',
  'elastic-inference.runtime',
  'email-smtp',
  'inspector-scan',
  'inspector-scan-fips',
  'inspector2',
  'inspector2-fips',
  'iot.credentials',
  'iot.data',
  'iotsitewise.api',
  'iotsitewise.data',
  'iotwireless.api',
  'lorawan.cups',
  'lorawan.lns',
  'macie2',
  'macie2-fips',
  'mail-manager-smtp.auth.fips',
  'mail-manager-smtp.open.fips',
  'neptune-graph',
  'neptune-graph-fips',
  'sagemaker.runtime-fips',
  'sms',
  'sms-fips',
  'storagegateway',
  'transfer',
  'transfer.server',
]);

/** Services that answer requests nobody signed: a policy that asks whose they are would turn them all away. */
export const UNSIGNED: ReadonlySet<string> = new Set<InterfaceService>([
  'appsync-api',
  'bedrock-agentcore.gateway',
  'cognito-identity',
  'cognito-identity-fips',
  'cognito-idp',
  'cognito-idp-fips',
]);

/**
 * Services through which data can be carried to somebody else's account: what they act on is tied to the owner too,
 * not only who asks.
 */
export const TIED_TO_RESOURCES: ReadonlySet<string> = new Set<InterfaceService | 's3express'>([
  'dynamodb',
  'dynamodb-fips',
  'dynamodb-streams',
  'events',
  'events-fips',
  'kinesis-firehose',
  'kinesis-streams',
  'kinesis-streams-fips',
  'kms',
  'kms-fips',
  'lambda',
  'logs',
  's3',
  's3express',
  's3tables',
  's3vectors',
  'secretsmanager',
  'sns',
  'sqs',
  'sqs-fips',
  'states',
  'sync-states',
]);
