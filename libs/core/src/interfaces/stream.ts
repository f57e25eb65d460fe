import type { IConstruct } from 'constructs';
import type { Metric } from '../metric/metric';
import type { PolicyStatement } from '../policy/policy-document';
import type { IGrantable } from '../role/role';
import type { IKey } from './key';

/** A Kinesis data stream, of this app or another. */
export interface IStream extends IConstruct {
  readonly streamArn: string;
  readonly streamName: string;
  /** The customer managed key that records are encrypted with. */
  readonly encryptionKey?: IKey;

  /** Allows `grantee` to put records. */
  grantWrite(grantee: IGrantable): void;

  /** Allows `grantee` to read records. */
  grantRead(grantee: IGrantable): void;

  /**
   * Adds a statement to the stream's only policy. A stream that others deploy keeps its own policy: there the statement
   * becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;

  /** How far the slowest reader is behind, in milliseconds. */
  metricGetRecordsIteratorAgeMilliseconds(): Metric;
}
