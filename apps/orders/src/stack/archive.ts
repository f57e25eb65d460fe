import type { IStream, LogRetentionDays } from '@archway/core';
import { physicalName } from '@archway/core';
import { DeliveryStream } from '@archway/messaging';
import { Bucket } from '@archway/storage';
import { Construct } from 'constructs';

export interface ArchiveProps {
  readonly stream: IStream;
  readonly logRetentionDays: LogRetentionDays;
  readonly forceDestroy: boolean;
}

// https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
const LONGEST_NAME = 64;
const BUFFER_MIB = 64;

/** Every event of a stream, in files of a bucket, a folder for each hour. */
export class Archive extends Construct {
  readonly bucket: Bucket;
  readonly delivery: DeliveryStream;

  constructor(scope: Construct, id: string, props: ArchiveProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      forceDestroy: props.forceDestroy,
      // Nobody overwrites a file here.
      versioned: false,
    });
    this.delivery = new DeliveryStream(this, 'Default', {
      deliveryStreamName: physicalName(this, LONGEST_NAME),
      source: props.stream,
      bucket: this.bucket,
      prefix: 'events/!{timestamp:yyyy/MM/dd/HH}/',
      errorOutputPrefix: 'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
      bufferingSizeMib: BUFFER_MIB,
      logRetentionDays: props.logRetentionDays,
    });
  }
}
