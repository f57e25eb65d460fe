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
import type { ResourceType } from '../resource-type/resource-type';

/** The types of each service, in the order of the names of services. */
export const SERVICES: readonly (readonly ResourceType[])[] = [
  API_GATEWAY,
  BACKUP,
  CERTIFICATES,
  CLOUDFRONT,
  CLOUDWATCH,
  CONNECTIVITY,
  CONTAINERS,
  DATABASES,
  DYNAMODB,
  EC2,
  ELASTICACHE,
  EVENTBRIDGE,
  FILE_SYSTEMS,
  FIREWALL,
  GOVERNANCE,
  IAM,
  KMS,
  LAMBDA,
  LOAD_BALANCING,
  OTHERS,
  RDS,
  ROUTE53,
  S3,
  SECRETS_MANAGER,
  SNS,
  SQS,
  SSM,
  STEP_FUNCTIONS,
  STREAMS,
  VPC,
];
