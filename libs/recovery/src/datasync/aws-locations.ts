import type { IBucket, IGrantable, ISecurityGroupRef, ISubnetRef } from '@archway/core';
import { dependOn, formatArn, notOneOf, problemIf } from '@archway/core';
import { DatasyncLocationEfs } from '@cdktf/provider-aws/lib/datasync-location-efs';
import { DatasyncLocationFsxLustreFileSystem } from '@cdktf/provider-aws/lib/datasync-location-fsx-lustre-file-system';
import { DatasyncLocationFsxWindowsFileSystem } from '@cdktf/provider-aws/lib/datasync-location-fsx-windows-file-system';
import { DatasyncLocationS3 } from '@cdktf/provider-aws/lib/datasync-location-s3';
import type { Construct, IDependable } from 'constructs';
import { declaredProps } from '../declared-props';
import { DataSyncLocation, notSecret } from './location';

/** @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html */
const S3_CLASSES = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'GLACIER_INSTANT_RETRIEVAL',
  'DEEP_ARCHIVE',
] as const;

export interface S3LocationProps {
  readonly bucket: IBucket;

  /**
   * What keys begin with, behind a `/`.
   *
   * @default '/'
   */
  readonly folder?: string;

  /**
   * The class of what is written.
   *
   * @default 'STANDARD'
   */
  readonly storageClass?: (typeof S3_CLASSES)[number];
}

/** Objects of a bucket below a prefix. */
export class S3Location extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;

  constructor(scope: Construct, id: string, props: S3LocationProps) {
    super(scope, id);
    declaredProps.check(this, 'S3Location', props);
    const { bucket, folder = '/' } = props;
    this.rejectLocation(folder, [notOneOf('storageClass', props.storageClass, S3_CLASSES)]);
    const role = this.addRole();
    grantBucket(bucket, role, folder);
    const location = new DatasyncLocationS3(this, 'Default', {
      s3BucketArn: bucket.bucketArn,
      subdirectory: folder,
      s3StorageClass: props.storageClass,
      s3Config: { bucketAccessRoleArn: role.roleArn },
    });
    // DataSync tries the bucket when the location is made.
    dependOn(location, [role]);
    this.locationArn = location.arn;
    this.place = `${bucket.bucketArn}${folder}`;
  }
}

/** @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html#create-s3-location-access */
export function grantBucket(bucket: IBucket, role: IGrantable, folder: string): void {
  const prefix = folder.replace(/^\//, '').replace(/(?<=[^/])$/, '/');
  role.addToIdentityPolicy({
    actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
    resources: [bucket.bucketArn],
  });
  role.addToIdentityPolicy({
    actions: [
      's3:AbortMultipartUpload',
      's3:DeleteObject',
      's3:GetObject',
      's3:GetObjectTagging',
      's3:GetObjectVersion',
      's3:GetObjectVersionTagging',
      's3:ListMultipartUploadParts',
      's3:PutObject',
      's3:PutObjectTagging',
    ],
    resources: [`${bucket.bucketArn}/${prefix}*`],
  });
  bucket.encryptionKey?.grantEncryptDecrypt(role);
}

/** An EFS file system, as far as DataSync has to know. */
export interface IFileSystemRef {
  readonly fileSystemArn: string;
  /** What has to stand before it can be mounted. */
  readonly mountTargets: readonly IDependable[];
  /** Allows `grantee` to mount, read and write the files of every user. */
  grantRootAccess(grantee: IGrantable): void;
}

export interface EfsLocationProps {
  readonly fileSystem: IFileSystemRef;

  /** A subnet with a mount target, in which DataSync puts its network interfaces. */
  readonly subnet: ISubnetRef;

  /** The groups of those interfaces: they have to reach the mount targets. */
  readonly securityGroups: readonly ISecurityGroupRef[];

  /**
   * @default '/'
   */
  readonly folder?: string;
}

/** A folder of an EFS file system, mounted over TLS by IAM. */
export class EfsLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;

  constructor(scope: Construct, id: string, props: EfsLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'EfsLocation', props);
    const { fileSystem, securityGroups, folder = '/' } = props;
    this.rejectLocation(folder, [
      problemIf(securityGroups.length === 0, 'securityGroups must be at least one, got none'),
    ]);
    const role = this.addRole();
    fileSystem.grantRootAccess(role);
    const ec2 = (resource: string) => formatArn(this, { service: 'ec2', resource });
    const location = new DatasyncLocationEfs(this, 'Default', {
      efsFileSystemArn: fileSystem.fileSystemArn,
      subdirectory: folder,
      inTransitEncryption: 'TLS1_2',
      fileSystemAccessRoleArn: role.roleArn,
      ec2Config: {
        subnetArn: ec2(`subnet/${props.subnet.subnetId}`),
        securityGroupArns: securityGroups.map(({ securityGroupId }) =>
          ec2(`security-group/${securityGroupId}`),
        ),
      },
    });
    dependOn(location, [role, ...fileSystem.mountTargets]);
    this.locationArn = location.arn;
    this.place = `${fileSystem.fileSystemArn}${folder}`;
  }
}

export interface FsxLustreLocationProps {
  /** An FSx for Lustre file system. */
  readonly fileSystemArn: string;
  readonly securityGroups: readonly ISecurityGroupRef[];

  /**
   * @default '/'
   */
  readonly folder?: string;
}

/** A folder of an FSx for Lustre file system. */
export class FsxLustreLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;

  constructor(scope: Construct, id: string, props: FsxLustreLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'FsxLustreLocation', props);
    const { folder = '/' } = props;
    this.rejectLocation(folder, [
      problemIf(props.securityGroups.length === 0, 'securityGroups must be at least one, got none'),
    ]);
    this.locationArn = new DatasyncLocationFsxLustreFileSystem(this, 'Default', {
      fsxFilesystemArn: props.fileSystemArn,
      securityGroupArns: groupArns(this, props.securityGroups),
      subdirectory: folder,
    }).arn;
    this.place = `${props.fileSystemArn}${folder}`;
  }
}

export interface FsxWindowsLocationProps extends FsxLustreLocationProps {
  readonly user: string;

  /** From a sensitive variable or a secret. Terraform keeps it in its state. */
  readonly password: string;

  /**
   * @default - the domain of the file system
   */
  readonly domain?: string;
}

/** A folder of an FSx for Windows File Server. */
export class FsxWindowsLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;

  constructor(scope: Construct, id: string, props: FsxWindowsLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'FsxWindowsLocation', props);
    const { folder = '/' } = props;
    this.rejectLocation(folder, [
      problemIf(props.securityGroups.length === 0, 'securityGroups must be at least one, got none'),
      notSecret('password', props.password),
    ]);
    this.locationArn = new DatasyncLocationFsxWindowsFileSystem(this, 'Default', {
      fsxFilesystemArn: props.fileSystemArn,
      securityGroupArns: groupArns(this, props.securityGroups),
      user: props.user,
      password: props.password,
      domain: props.domain,
      subdirectory: folder,
    }).arn;
    this.place = `${props.fileSystemArn}${folder}`;
  }
}

function groupArns(scope: Construct, groups: readonly ISecurityGroupRef[]): string[] {
  return groups.map(({ securityGroupId }) =>
    formatArn(scope, { service: 'ec2', resource: `security-group/${securityGroupId}` }),
  );
}
