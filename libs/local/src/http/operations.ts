import { DYNAMODB_OPERATIONS, STREAM_OPERATIONS } from '../dynamodb/dynamodb-api';
import { FIREHOSE_OPERATIONS } from './firehose/firehose-service';
import { EVENTS_OPERATIONS } from './events/events-service';
import { KINESIS_OPERATIONS } from './kinesis/kinesis-service';
import { LAMBDA_OPERATIONS } from './lambda/operations';
import { LOGS_OPERATIONS } from './logs/logs-service';
import { S3_OPERATIONS } from './s3/operations';
import { SNS_OPERATIONS } from './sns/sns-service';
import { SQS_OPERATIONS } from './sqs/sqs-service';
import { STS_OPERATIONS } from './sts/sts-service';

/** The operations that the local server answers, by service. */
export const SERVED_OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  S3: S3_OPERATIONS,
  SQS: SQS_OPERATIONS,
  SNS: SNS_OPERATIONS,
  Lambda: LAMBDA_OPERATIONS,
  EventBridge: EVENTS_OPERATIONS,
  'CloudWatch Logs': LOGS_OPERATIONS,
  DynamoDB: DYNAMODB_OPERATIONS,
  'DynamoDB Streams': STREAM_OPERATIONS,
  Kinesis: KINESIS_OPERATIONS,
  Firehose: FIREHOSE_OPERATIONS,
  STS: STS_OPERATIONS,
};
