import type { IBucket } from '@archway/core';
import { dependOn, environmentOf, onlyFrom, rejectProps, Role } from '@archway/core';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { Construct, IDependable } from 'constructs';
import type { ReplicationOptions } from './replication-options';
import type { ReplicationTarget } from './replication-rule';
import { renderReplication, replicationProblems, replicationStatements } from './replication-rule';

/** Collects where a bucket is replicated to: Terraform keeps one configuration per bucket. */
export class Replication {
  private readonly targets: ReplicationTarget[] = [];
  private role?: Role;
  private resource?: S3BucketReplicationConfigurationA;

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
    this.resource ??= this.create();
    const { length } = this.targets;
    this.resource.putRule(
      this.targets.map((each, at) => renderReplication(this.source, each, length - at)),
    );
    this.allow(target);
    dependOn(this.resource, dependencies);
  }

  private create(): S3BucketReplicationConfigurationA {
    const { accountId } = environmentOf(this.scope);
    this.role = new Role(this.scope, this.ids.role, {
      assumedBy: 's3.amazonaws.com',
      assumeConditions: onlyFrom(this.source.bucketArn, accountId),
    });
    const resource = new S3BucketReplicationConfigurationA(this.scope, this.ids.configuration, {
      bucket: this.source.bucketName,
      role: this.role.roleArn,
      rule: [],
    });
    dependOn(resource, this.versioning);
    return resource;
  }

  private allow(target: ReplicationTarget): void {
    const { role } = this;
    if (role === undefined) return;
    const { region } = environmentOf(this.scope);
    for (const statement of replicationStatements(this.source, region, [target])) {
      role.addToIdentityPolicy(statement);
    }
    const { destinationAccountId } = target.options;
    if (destinationAccountId !== undefined) {
      target.destination.addToResourcePolicy({
        sid: 'ReplicasOfAnotherAccount',
        principals: { aws: [role.roleArn] },
        actions: [
          's3:ObjectOwnerOverrideToBucketOwner',
          's3:ReplicateDelete',
          's3:ReplicateObject',
          's3:ReplicateTags',
        ],
        resources: [`${target.destination.bucketArn}/*`],
      });
    }
  }
}
