import type { IGrantable, IKey, IStream, Metric, PolicyStatement, Statistic } from '@archway/core';
import { recordHop } from '@archway/core';
import { Construct } from 'constructs';

/** What a stream can do once its identifiers are known. */
export abstract class StreamBase extends Construct implements IStream {
  abstract readonly streamArn: string;
  abstract readonly streamName: string;
  abstract readonly encryptionKey?: IKey;

  abstract addToResourcePolicy(statement: PolicyStatement): void;

  grantWrite(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({
      actions: ['kinesis:PutRecord', 'kinesis:PutRecords'],
      resources: [this.streamArn],
    });
    this.encryptionKey?.grantEncryptDecrypt(grantee);
    recordHop(grantee, { target: this });
  }

  grantRead(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({
      actions: [
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
        'kinesis:ListShards',
      ],
      resources: [this.streamArn],
    });
    this.encryptionKey?.grantDecrypt(grantee);
  }

  metricGetRecordsIteratorAgeMilliseconds(): Metric {
    return this.metric('GetRecords.IteratorAgeMilliseconds', 'Maximum');
  }

  /** How many records came in. */
  metricIncomingRecords(): Metric {
    return this.metric('IncomingRecords', 'Sum');
  }

  /** How many records were refused because a shard takes no more. */
  metricWriteProvisionedThroughputExceeded(): Metric {
    return this.metric('WriteProvisionedThroughputExceeded', 'Sum');
  }

  /** How many reads were refused because a shard gives no more. */
  metricReadProvisionedThroughputExceeded(): Metric {
    return this.metric('ReadProvisionedThroughputExceeded', 'Sum');
  }

  private metric(metricName: string, statistic: Statistic): Metric {
    return {
      namespace: 'AWS/Kinesis',
      metricName,
      dimensions: { StreamName: this.streamName },
      statistic,
    };
  }
}
