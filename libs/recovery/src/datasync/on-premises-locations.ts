import { notMatching, notOneOf, notWhole, problemIf } from '@archway/core';
import { DatasyncLocationHdfs } from '@cdktf/provider-aws/lib/datasync-location-hdfs';
import { DatasyncLocationNfs } from '@cdktf/provider-aws/lib/datasync-location-nfs';
import { DatasyncLocationObjectStorage } from '@cdktf/provider-aws/lib/datasync-location-object-storage';
import { DatasyncLocationSmb } from '@cdktf/provider-aws/lib/datasync-location-smb';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { IDataSyncAgent } from './location';
import { agentProblems, DataSyncLocation, notSecret } from './location';

export interface NfsLocationProps {
  readonly agents: readonly IDataSyncAgent[];

  /** Name or address of the server, as the agents reach it. */
  readonly server: string;

  /** What the server exports, such as `/exports/projects`. */
  readonly folder: string;

  /**
   * @default 'AUTOMATIC'
   */
  readonly version?: 'AUTOMATIC' | 'NFS3' | 'NFS4_0' | 'NFS4_1';
}

/** A share of an NFS server. */
export class NfsLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;
  override readonly onPremises = true;

  constructor(scope: Construct, id: string, props: NfsLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'NfsLocation', props);
    this.rejectLocation(props.folder, [
      ...agentProblems(props.agents),
      notServer(props.server),
      notOneOf('version', props.version, ['AUTOMATIC', 'NFS3', 'NFS4_0', 'NFS4_1']),
    ]);
    this.locationArn = new DatasyncLocationNfs(this, 'Default', {
      serverHostname: props.server,
      subdirectory: props.folder,
      onPremConfig: { agentArns: props.agents.map(({ agentArn }) => agentArn) },
      mountOptions: { version: props.version ?? 'AUTOMATIC' },
    }).arn;
    this.place = `nfs://${props.server}${props.folder}`;
  }
}

export interface SmbLocationProps {
  readonly agents: readonly IDataSyncAgent[];
  readonly server: string;

  /** The share, such as `/projects`. */
  readonly folder: string;

  readonly user: string;

  /** From a sensitive variable or a secret. Terraform keeps it in its state. */
  readonly password: string;

  /**
   * The Windows domain of the user.
   *
   * @default - none
   */
  readonly domain?: string;

  /**
   * @default 'AUTOMATIC'
   */
  readonly version?: 'AUTOMATIC' | 'SMB2' | 'SMB3';
}

/** A share of an SMB server. */
export class SmbLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;
  override readonly onPremises = true;

  constructor(scope: Construct, id: string, props: SmbLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'SmbLocation', props);
    this.rejectLocation(props.folder, [
      ...agentProblems(props.agents),
      notServer(props.server),
      notSecret('password', props.password),
      notOneOf('version', props.version, ['AUTOMATIC', 'SMB2', 'SMB3']),
    ]);
    this.locationArn = new DatasyncLocationSmb(this, 'Default', {
      agentArns: props.agents.map(({ agentArn }) => agentArn),
      serverHostname: props.server,
      subdirectory: props.folder,
      user: props.user,
      password: props.password,
      domain: props.domain,
      mountOptions: { version: props.version ?? 'AUTOMATIC' },
    }).arn;
    this.place = `smb://${props.server}${props.folder}`;
  }
}

export interface ObjectStorageLocationProps {
  readonly agents: readonly IDataSyncAgent[];
  readonly server: string;
  readonly bucketName: string;

  /**
   * @default '/'
   */
  readonly folder?: string;

  /**
   * @default 443
   */
  readonly port?: number;

  /**
   * With `secretKey`, unless the server asks for none.
   *
   * @default - none
   */
  readonly accessKey?: string;

  /**
   * From a sensitive variable or a secret. Terraform keeps it in its state.
   *
   * @default - none
   */
  readonly secretKey?: string;
}

/** A bucket of an object store that speaks S3, over HTTPS. */
export class ObjectStorageLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;
  override readonly onPremises = true;

  constructor(scope: Construct, id: string, props: ObjectStorageLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'ObjectStorageLocation', props);
    const { accessKey, secretKey, folder = '/' } = props;
    this.rejectLocation(folder, [
      ...agentProblems(props.agents),
      notServer(props.server),
      notWhole('port', props.port, 1, 65_535),
      problemIf(
        (accessKey === undefined) !== (secretKey === undefined),
        'accessKey and secretKey must be given together',
      ),
      secretKey === undefined ? undefined : notSecret('secretKey', secretKey),
    ]);
    this.locationArn = new DatasyncLocationObjectStorage(this, 'Default', {
      agentArns: props.agents.map(({ agentArn }) => agentArn),
      serverHostname: props.server,
      serverPort: props.port ?? 443,
      serverProtocol: 'HTTPS',
      bucketName: props.bucketName,
      subdirectory: folder,
      accessKey,
      secretKey,
    }).arn;
    this.place = `object-storage://${props.server}/${props.bucketName}${folder}`;
  }
}

export interface HdfsLocationProps {
  readonly agents: readonly IDataSyncAgent[];

  /** The NameNode. */
  readonly server: string;

  /**
   * @default 8020
   */
  readonly port?: number;

  /**
   * @default '/'
   */
  readonly folder?: string;

  /** The user of the file operations. */
  readonly simpleUser: string;

  /**
   * @default - not a KMS of Hadoop
   */
  readonly kmsKeyProviderUri?: string;
}

/** A folder of a Hadoop cluster with simple authentication, and with what Hadoop transfers protected. */
export class HdfsLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;
  override readonly onPremises = true;

  constructor(scope: Construct, id: string, props: HdfsLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'HdfsLocation', props);
    const { folder = '/', port = 8_020 } = props;
    this.rejectLocation(folder, [
      ...agentProblems(props.agents),
      notServer(props.server),
      notWhole('port', port, 1, 65_535),
    ]);
    this.locationArn = new DatasyncLocationHdfs(this, 'Default', {
      agentArns: props.agents.map(({ agentArn }) => agentArn),
      nameNode: [{ hostname: props.server, port }],
      subdirectory: folder,
      authenticationType: 'SIMPLE',
      simpleUser: props.simpleUser,
      kmsKeyProviderUri: props.kmsKeyProviderUri,
      qopConfiguration: { dataTransferProtection: 'PRIVACY', rpcProtection: 'PRIVACY' },
    }).arn;
    this.place = `hdfs://${props.server}:${port}${folder}`;
  }
}

function notServer(server: string) {
  return notMatching(
    'server',
    server,
    /^([a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*\.?|[0-9a-fA-F:]+)$/,
    'a name or an address',
  );
}
