import type { IBucket } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { Replication } from './replication';
import type { ReplicationOptions } from './replication-options';

export interface BucketReplicationProps extends ReplicationOptions {
  /** A bucket with versions that another stack deploys, and that nothing else replicates. */
  readonly source: IBucket;

  /** A bucket with versions. */
  readonly destination: IBucket;
}

/** Replicates a bucket that another stack deploys. What this stack deploys has `replicateTo`. */
export class BucketReplication extends Construct {
  constructor(scope: Construct, id: string, props: BucketReplicationProps) {
    super(scope, id);
    declaredProps.check(this, 'BucketReplication', props);
    const { source, destination, ...options } = props;
    new Replication(this, { role: 'Role', configuration: 'Default' }, source, []).add(
      destination,
      options,
      [],
    );
  }
}
