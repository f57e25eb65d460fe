import type { ISecurityGroupRef, Problem } from '@archway/core';
import { formatArn, notMatching, notOneOf, problemIf } from '@archway/core';
import { DatasyncLocationFsxOntapFileSystem } from '@cdktf/provider-aws/lib/datasync-location-fsx-ontap-file-system';
import { DatasyncLocationFsxOpenzfsFileSystem } from '@cdktf/provider-aws/lib/datasync-location-fsx-openzfs-file-system';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { DataSyncLocation, notSecret } from './location';

export interface FsxOpenZfsLocationProps {
  /** An FSx for OpenZFS file system. */
  readonly fileSystemArn: string;
  readonly securityGroups: readonly ISecurityGroupRef[];

  /**
   * `/fsx`, or a folder below it.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-openzfs-location.html
   * @default '/fsx'
   */
  readonly folder?: string;
}

/** A folder of an FSx for OpenZFS file system, by NFS. */
export class FsxOpenZfsLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;

  constructor(scope: Construct, id: string, props: FsxOpenZfsLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'FsxOpenZfsLocation', props);
    const { fileSystemArn, securityGroups, folder = '/fsx' } = props;
    this.rejectLocation(folder, [
      noGroups(securityGroups),
      notMatching('folder', folder, /^\/fsx(\/|$)/, "'/fsx' or a folder below it"),
    ]);
    this.locationArn = new DatasyncLocationFsxOpenzfsFileSystem(this, 'Default', {
      fsxFilesystemArn: fileSystemArn,
      securityGroupArns: groupArns(this, securityGroups),
      subdirectory: folder,
      protocol: { nfs: { mountOptions: { version: 'AUTOMATIC' } } },
    }).arn;
    this.place = `${fileSystemArn}${folder}`;
  }
}

/** How DataSync mounts a volume of ONTAP: NFS, or SMB as a user. */
export type OntapProtocol =
  | { readonly by: 'nfs' }
  | {
      readonly by: 'smb';
      readonly user: string;
      /** From a sensitive variable or a secret. Terraform keeps it in its state. */
      readonly password: string;
      /**
       * @default - none
       */
      readonly domain?: string;
    };

export interface FsxOntapLocationProps {
  /** A storage virtual machine of an FSx for NetApp ONTAP file system. */
  readonly storageVirtualMachineArn: string;
  readonly securityGroups: readonly ISecurityGroupRef[];
  readonly protocol: OntapProtocol;

  /**
   * The junction path of a volume, and what is below it.
   *
   * @default '/'
   */
  readonly folder?: string;
}

/** A volume of FSx for NetApp ONTAP. */
export class FsxOntapLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;

  constructor(scope: Construct, id: string, props: FsxOntapLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'FsxOntapLocation', props);
    const { storageVirtualMachineArn, securityGroups, protocol, folder = '/' } = props;
    this.rejectLocation(folder, [
      noGroups(securityGroups),
      notMatching(
        'storageVirtualMachineArn',
        storageVirtualMachineArn,
        /^arn:[^:]+:fsx:[^:]+:\d{12}:storage-virtual-machine\/.+$/,
        'the ARN of a storage virtual machine',
      ),
      notOneOf('protocol.by', protocol.by, ['nfs', 'smb']),
      protocol.by === 'smb' ? notSecret('protocol.password', protocol.password) : undefined,
    ]);
    this.locationArn = new DatasyncLocationFsxOntapFileSystem(this, 'Default', {
      storageVirtualMachineArn,
      securityGroupArns: groupArns(this, securityGroups),
      subdirectory: folder,
      protocol: renderProtocol(protocol),
    }).arn;
    this.place = `${storageVirtualMachineArn}${folder}`;
  }
}

function renderProtocol(protocol: OntapProtocol) {
  if (protocol.by === 'nfs') return { nfs: { mountOptions: { version: 'NFS3' } } };
  const { user, password, domain } = protocol;
  return { smb: { user, password, domain, mountOptions: { version: 'AUTOMATIC' } } };
}

function noGroups(groups: readonly ISecurityGroupRef[]): Problem {
  return problemIf(groups.length === 0, 'securityGroups must be at least one, got none');
}

function groupArns(scope: Construct, groups: readonly ISecurityGroupRef[]): string[] {
  return groups.map(({ securityGroupId }) =>
    formatArn(scope, { service: 'ec2', resource: `security-group/${securityGroupId}` }),
  );
}
