import type { ResourceType } from '../resource-type/resource-type';
import { kinesisFirehoseDeliveryStream } from './kinesis-firehose-delivery-stream';
import { kinesisResourcePolicy } from './kinesis-resource-policy';
import { kinesisStream } from './kinesis-stream';
import { kinesisVideoStream } from './kinesis-video-stream';
import { mskCluster } from './msk-cluster';
import { mskServerlessCluster } from './msk-serverless-cluster';
import { mskClusterPolicy } from './msk-cluster-policy';
import { mskReplicator } from './msk-replicator';
import { kinesisanalyticsv2Application } from './kinesisanalyticsv2-application';

export const STREAMS: readonly ResourceType[] = [
  kinesisFirehoseDeliveryStream,
  kinesisResourcePolicy,
  kinesisStream,
  kinesisVideoStream,
  mskCluster,
  mskServerlessCluster,
  mskClusterPolicy,
  mskReplicator,
  kinesisanalyticsv2Application,
];
