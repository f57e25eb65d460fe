import type { CloudApi } from '../../cloud/cloud-api';
import { ADMINISTRATOR } from '../../principal/principal';
import { DynamoDbService } from '../dynamodb/dynamodb-service';
import { EventsService } from '../events/events-service';
import { FirehoseService } from '../firehose/firehose-service';
import { KinesisService } from '../kinesis/kinesis-service';
import { LambdaService } from '../lambda/lambda-service';
import { LogsService } from '../logs/logs-service';
import { S3Service } from '../s3/s3-service';
import type { Service } from '../service/service';
import { SnsService } from '../sns/sns-service';
import { SqsService } from '../sqs/sqs-service';
import { StsService } from '../sts/sts-service';

export type Services = Readonly<
  Record<
    | 'dynamodb'
    | 'events'
    | 'firehose'
    | 'kinesis'
    | 'lambda'
    | 'logs'
    | 's3'
    | 'sns'
    | 'sqs'
    | 'sts',
    Service
  >
>;

/** The services of a cloud, each in its own protocol, by the names that signatures use. */
export function servicesOf(cloud: CloudApi, mostBytes: number): Services {
  return {
    dynamodb: new DynamoDbService(cloud.dynamodb, cloud.dynamodbStreams),
    events: new EventsService(cloud.events),
    firehose: new FirehoseService(cloud.firehose),
    kinesis: new KinesisService(cloud.kinesis),
    lambda: new LambdaService(cloud.lambda),
    logs: new LogsService(cloud.logs, cloud),
    s3: new S3Service(cloud.s3, cloud.region, mostBytes),
    sns: new SnsService(cloud.sns),
    sqs: new SqsService(
      cloud.sqs,
      (queueName) => cloud.sqs.getQueueUrl(ADMINISTRATOR, { queueName }).queueUrl,
    ),
    sts: new StsService(cloud.accountId),
  };
}
