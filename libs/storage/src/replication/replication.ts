import type { IBucket } from '@archway/core';
import { dependOn, environmentOf, onlyFrom, rejectProps, Role } from '@archway/core';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { Construct, IDependable } from 'constructs';
import type { ReplicationOptions } from './replication-options';
import type { ReplicationTarget } from './replication-rule';
import {
  renderReplication,
  REPLICATE_TO_ANOTHER_ACCOUNT,
  replicationProblems,
  replicationStatements,
} from './replication-rule';

/** What the first target makes, and all of them share. */
interface Written {
  readonly role: Role;
  readonly resource: S3BucketReplicationConfigurationA;
}

/** Collects where a bucket is replicated to: Terraform keeps one configuration per bucket. */
export class Replication {
  private readonly targets: ReplicationTarget[] = [];
  private written?: Written;

  /**
   * @param scope what the role and the configuration belong to
   * @param ids theirs
   * @param versioning what has to stand first: S3 replicates versions
   */
  constructor(
    private readonly scope: Construct,
    private readonly ids: { readonly role: string; readonly configuration: string },
    private readonly source: IBucket,
    private readonly versioning: readonly IDependable[],
  ) {}

  /** @param dependencies what has to stand at the destination first */
  add(
    destination: IBucket,
    options: ReplicationOptions,
    dependencies: readonly IDependable[],
  ): void {
    const target = { destination, options };
    rejectProps(this.scope, replicationProblems(this.source, [...this.targets, target]));
    this.targets.push(target);
    this.written ??= this.create();
    const { resource, role } = this.written;
    const { length } = this.targets;
    resource.putRule(
      this.targets.map((each, at) => renderReplication(this.source, each, length - at)),
    );
    this.allow(role, target);
    dependOn(resource, dependencies);
  }

  private create(): Written {
    const { accountId } = environmentOf(this.scope);
    const role = new Role(this.scope, this.ids.role, {
      assumedBy: 's3.amazonaws.com',
      assumeConditions: onlyFrom(this.source.bucketArn, accountId),
    });
    const resource = new S3BucketReplicationConfigurationA(this.scope, this.ids.configuration, {
      bucket: this.source.bucketName,
      role: role.roleArn,
      rule: [],
    });
    dependOn(resource, this.versioning);
    return { role, resource };
  }

  private allow(role: Role, target: ReplicationTarget): void {
    const { region } = environmentOf(this.scope);
    for (const statement of replicationStatements(this.source, region, [target])) {
      role.addToIdentityPolicy(statement);
    }
    const { destinationAccountId } = target.options;
    if (destinationAccountId !== undefined) {
      target.destination.addToResourcePolicy({
        sid: 'ReplicasOfAnotherAccount',
        principals: { aws: [role.roleArn] },
        actions: REPLICATE_TO_ANOTHER_ACCOUNT,
        resources: [`${target.destination.bucketArn}/*`],
      });
    }
  }
}
