import type { IKey, PolicyStatement } from '@archway/core';
import { warnOfStatement } from '@archway/core';
import type { Construct } from 'constructs';
import { StreamBase } from './stream-base';

/** What identifies a stream that others deploy. */
export interface StreamAttributes {
  readonly streamArn: string;
  readonly streamName: string;

  /**
   * The customer managed key that its records are encrypted with.
   *
   * @default - the key that AWS manages
   */
  readonly encryptionKey?: IKey;
}

/** A stream that others deploy: what it would have to change becomes a warning. */
export class ImportedStream extends StreamBase {
  readonly streamArn: string;
  readonly streamName: string;
  readonly encryptionKey?: IKey;

  constructor(scope: Construct, id: string, attributes: StreamAttributes) {
    super(scope, id);
    this.streamArn = attributes.streamArn;
    this.streamName = attributes.streamName;
    this.encryptionKey = attributes.encryptionKey;
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    warnOfStatement(this, statement);
  }
}
