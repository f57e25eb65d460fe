import type { Principal } from '../principal/principal';

/** Amazon Data Firehose as the local cloud serves it. */
export interface FirehoseApi {
  /**
   * @returns the ids of the records
   * @throws AwsError for what Firehose refuses
   */
  putRecords(
    principal: Principal,
    deliveryStreamName: string,
    records: readonly Buffer[],
    action: 'firehose:PutRecord' | 'firehose:PutRecordBatch',
    uploads?: readonly string[],
  ): readonly string[];
}
