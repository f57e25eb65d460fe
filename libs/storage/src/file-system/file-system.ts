import type { IGrantable, IKey } from '@archway/core';
import {
  denyInsecureTransport,
  environmentOf,
  PolicyDocument,
  protectState,
  rejectProps,
} from '@archway/core';
import { EfsAccessPoint } from '@cdktf/provider-aws/lib/efs-access-point';
import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { EfsFileSystemPolicy } from '@cdktf/provider-aws/lib/efs-file-system-policy';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target';
import { EfsReplicationConfiguration } from '@cdktf/provider-aws/lib/efs-replication-configuration';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { accessPointProblems, fileSystemProblems } from './file-system-problems';
import type { AccessPointOptions, FileSystemProps } from './file-system-props';

/** An access point, through which a client sees one folder as one user. */
export interface IAccessPoint {
  readonly accessPointArn: string;
  readonly accessPointId: string;
}

/**
 * An EFS file system: encrypted, with a backup every day, and mounted only over TLS by who may by IAM. Without a policy
 * EFS lets in every client that reaches a mount target.
 */
export class FileSystem extends Construct {
  readonly fileSystemId: string;
  readonly fileSystemArn: string;
  readonly encryptionKey?: IKey;
  /** What has to stand before a client can mount it. */
  readonly mountTargets: readonly IDependable[];

  constructor(scope: Construct, id: string, props: FileSystemProps) {
    super(scope, id);
    declaredProps.check(this, 'FileSystem', props);
    const { region } = environmentOf(this);
    rejectProps(this, fileSystemProblems(props, region));
    const { replicationDestination = false } = props;
    const fileSystem = new EfsFileSystem(this, 'Default', {
      availabilityZoneName: props.oneZone,
      encrypted: true,
      kmsKeyId: props.encryptionKey?.keyArn,
      throughputMode: props.throughputMode ?? 'elastic',
      lifecyclePolicy: lifecycleOf(props),
      protection: { replicationOverwrite: replicationDestination ? 'DISABLED' : 'ENABLED' },
      // EFS sets the protection itself as long as it replicates here.
      lifecycle: replicationDestination ? { ignoreChanges: ['protection'] } : undefined,
      tags: { Name: this.node.path },
    });
    protectState(fileSystem);
    this.fileSystemId = fileSystem.id;
    this.fileSystemArn = fileSystem.arn;
    this.encryptionKey = props.encryptionKey;
    this.requireTls();
    new EfsBackupPolicy(this, 'Backups', {
      fileSystemId: this.fileSystemId,
      backupPolicy: { status: (props.automaticBackups ?? true) ? 'ENABLED' : 'DISABLED' },
    });
    this.mountTargets = props.subnets.map(
      ({ subnetId }, at) =>
        new EfsMountTarget(this, `MountTarget-${at + 1}`, {
          fileSystemId: this.fileSystemId,
          subnetId,
          securityGroups: props.securityGroups.map(({ securityGroupId }) => securityGroupId),
        }),
    );
    if (props.replication !== undefined) this.replicate(props.replication);
  }

  /** A folder as one user sees it. */
  addAccessPoint(id: string, options: AccessPointOptions): IAccessPoint {
    rejectProps(this, accessPointProblems(options));
    const { userId, groupId, path, permissions = '0750' } = options;
    const accessPoint = new EfsAccessPoint(this, id, {
      fileSystemId: this.fileSystemId,
      posixUser: { uid: userId, gid: groupId },
      rootDirectory: {
        path,
        creationInfo: { ownerUid: userId, ownerGid: groupId, permissions },
      },
    });
    return { accessPointArn: accessPoint.arn, accessPointId: accessPoint.id };
  }

  /** Allows `grantee` to mount and read. */
  grantRead(grantee: IGrantable): void {
    this.allow(grantee, ['elasticfilesystem:ClientMount']);
  }

  /** Allows `grantee` to mount, read and write. */
  grantReadWrite(grantee: IGrantable): void {
    this.allow(grantee, ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']);
  }

  /** Allows `grantee` to mount, read and write as root, which sees the files of every user. */
  grantRootAccess(grantee: IGrantable): void {
    this.allow(grantee, [
      'elasticfilesystem:ClientMount',
      'elasticfilesystem:ClientRootAccess',
      'elasticfilesystem:ClientWrite',
    ]);
  }

  private allow(grantee: IGrantable, actions: readonly string[]): void {
    grantee.addToIdentityPolicy({
      actions,
      resources: [this.fileSystemArn],
      conditions: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
    });
  }

  /** @see https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html */
  private requireTls(): void {
    const document = new PolicyDocument();
    document.add(denyInsecureTransport('*', [this.fileSystemArn]));
    new EfsFileSystemPolicy(this, 'Policy', {
      fileSystemId: this.fileSystemId,
      policy: document.toJson(),
    });
  }

  private replicate(replication: NonNullable<FileSystemProps['replication']>): void {
    new EfsReplicationConfiguration(this, 'Replication', {
      sourceFileSystemId: this.fileSystemId,
      destination: {
        region: replication.region,
        fileSystemId: replication.fileSystemId,
        kmsKeyId: replication.encryptionKey?.keyArn,
      },
    });
  }
}

/** EFS takes each transition as a policy of its own. */
function lifecycleOf(props: FileSystemProps) {
  const { infrequentAccessAfterDays: cool = 30, archiveAfterDays: cold } = props;
  return [
    ...(cool === false ? [] : [{ transitionToIa: daysOf(cool) }]),
    ...(cold === undefined ? [] : [{ transitionToArchive: daysOf(cold) }]),
    ...(props.backOnFirstAccess === true
      ? [{ transitionToPrimaryStorageClass: 'AFTER_1_ACCESS' }]
      : []),
  ];
}

function daysOf(days: number): string {
  return days === 1 ? 'AFTER_1_DAY' : `AFTER_${days}_DAYS`;
}
