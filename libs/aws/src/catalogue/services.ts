import { API_GATEWAY } from '../api-gateway/api-gateway-types';
import { BACKUP } from '../backup/backup-types';
import { CERTIFICATES } from '../certificates/certificates-types';
import { CLOUDFRONT } from '../cloudfront/cloudfront-types';
import { CLOUDWATCH } from '../cloudwatch/cloudwatch-types';
import { CONNECTIVITY } from '../connectivity/connectivity-types';
import { CONTAINERS } from '../containers/containers-types';
import { DATABASES } from '../databases/databases-types';
import { DYNAMODB } from '../dynamodb/dynamodb-types';
import { EC2 } from '../ec2/ec2-types';
import { ELASTICACHE } from '../elasticache/elasticache-types';
import { EVENTBRIDGE } from '../eventbridge/eventbridge-types';
import { FILE_SYSTEMS } from '../file-systems/file-systems-types';
import { FIREWALL } from '../firewall/firewall-types';
import { GOVERNANCE } from '../governance/governance-types';
import { IAM } from '../iam/iam-types';
import { KMS } from '../kms/kms-types';
import { LAMBDA } from '../lambda/lambda-types';
import { LOAD_BALANCING } from '../load-balancing/load-balancing-types';
import { OTHERS } from '../others/others-types';
import { RDS } from '../rds/rds-types';
import { ROUTE53 } from '../route53/route53-types';
import { S3 } from '../s3/s3-types';
import { SECRETS_MANAGER } from '../secrets-manager/secrets-manager-types';
import { SNS } from '../sns/sns-types';
import { SQS } from '../sqs/sqs-types';
import { SSM } from '../ssm/ssm-types';
import { STEP_FUNCTIONS } from '../step-functions/step-functions-types';
import { STREAMS } from '../streams/streams-types';
import { VPC } from '../vpc/vpc-types';
import { DEVELOPER_TOOLS } from '../developer-tools/developer-tools-types';
import { ANALYTICS } from '../analytics/analytics-types';
import { MACHINE_LEARNING } from '../machine-learning/machine-learning-types';
import { MAIL } from '../mail/mail-types';
import type { ResourceType } from '../resource-type/resource-type';

/** Types that belong together, in a folder of their own. */
export interface Service {
  readonly title: string;
  readonly folder: string;
  readonly types: readonly ResourceType[];
}

/** The types of each service, in the order of the names of folders. */
export const SERVICES: readonly Service[] = [
  { title: 'Analytics', folder: 'analytics', types: ANALYTICS },
  { title: 'API Gateway and AppSync', folder: 'api-gateway', types: API_GATEWAY },
  { title: 'AWS Backup and snapshots', folder: 'backup', types: BACKUP },
  { title: 'Certificates', folder: 'certificates', types: CERTIFICATES },
  { title: 'CloudFront', folder: 'cloudfront', types: CLOUDFRONT },
  { title: 'CloudWatch and observability', folder: 'cloudwatch', types: CLOUDWATCH },
  { title: 'Transit Gateway, VPN and Direct Connect', folder: 'connectivity', types: CONNECTIVITY },
  { title: 'Containers', folder: 'containers', types: CONTAINERS },
  { title: 'Further databases and search', folder: 'databases', types: DATABASES },
  { title: 'Developer tools', folder: 'developer-tools', types: DEVELOPER_TOOLS },
  { title: 'DynamoDB', folder: 'dynamodb', types: DYNAMODB },
  { title: 'EC2', folder: 'ec2', types: EC2 },
  { title: 'ElastiCache', folder: 'elasticache', types: ELASTICACHE },
  { title: 'EventBridge', folder: 'eventbridge', types: EVENTBRIDGE },
  { title: 'File systems and transfer', folder: 'file-systems', types: FILE_SYSTEMS },
  { title: 'WAF and Network Firewall', folder: 'firewall', types: FIREWALL },
  { title: 'Governance and detection', folder: 'governance', types: GOVERNANCE },
  { title: 'Identities', folder: 'iam', types: IAM },
  { title: 'KMS and CloudHSM', folder: 'kms', types: KMS },
  { title: 'Lambda', folder: 'lambda', types: LAMBDA },
  { title: 'Load balancing', folder: 'load-balancing', types: LOAD_BALANCING },
  { title: 'Machine learning', folder: 'machine-learning', types: MACHINE_LEARNING },
  { title: 'Mail', folder: 'mail', types: MAIL },
  { title: 'Further services', folder: 'others', types: OTHERS },
  { title: 'RDS and Aurora', folder: 'rds', types: RDS },
  { title: 'Route 53', folder: 'route53', types: ROUTE53 },
  { title: 'S3', folder: 's3', types: S3 },
  { title: 'Secrets Manager', folder: 'secrets-manager', types: SECRETS_MANAGER },
  { title: 'SNS', folder: 'sns', types: SNS },
  { title: 'SQS', folder: 'sqs', types: SQS },
  { title: 'Systems Manager', folder: 'ssm', types: SSM },
  { title: 'Step Functions', folder: 'step-functions', types: STEP_FUNCTIONS },
  { title: 'Streams', folder: 'streams', types: STREAMS },
  { title: 'VPC', folder: 'vpc', types: VPC },
];
