import { AwsStack } from '@archway/core';
import { itPlans, planOffline, synth, TEST_ENVIRONMENT, testApp } from '@archway/testing';
import { DatasyncLocationAzureBlob } from '@cdktf/provider-aws/lib/datasync-location-azure-blob';
import { DatasyncLocationFsxOntapFileSystem } from '@cdktf/provider-aws/lib/datasync-location-fsx-ontap-file-system';
import { DatasyncLocationFsxOpenzfsFileSystem } from '@cdktf/provider-aws/lib/datasync-location-fsx-openzfs-file-system';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { AzureBlobLocationProps, FsxOntapLocationProps } from '../index';
import { AzureBlobLocation, DataSyncTask, FsxOntapLocation, FsxOpenZfsLocation } from '../index';

const securityGroups = [{ securityGroupId: 'sg-0123456789abcdef0' }];
const ZFS = 'arn:aws:fsx:eu-central-1:111122223333:file-system/fs-0123456789abcdef0';
const SVM =
  'arn:aws:fsx:eu-central-1:111122223333:storage-virtual-machine/fs-0123456789abcdef0/svm-0123456789abcdef0';
const AGENTS = [
  { agentArn: 'arn:aws:datasync:eu-central-1:111122223333:agent/agent-0123456789abcdef0' },
];

const secret = (scope: Construct) =>
  new TerraformVariable(scope, 'secret', { type: 'string', sensitive: true, default: 'given' })
    .stringValue;

const zfs = (scope: Construct, folder?: string) =>
  new FsxOpenZfsLocation(scope, 'Zfs', { fileSystemArn: ZFS, securityGroups, folder });
const ontap = (scope: Construct, props: Partial<FsxOntapLocationProps> = {}) =>
  new FsxOntapLocation(scope, 'Ontap', {
    storageVirtualMachineArn: SVM,
    securityGroups,
    protocol: { by: 'nfs' },
    ...props,
  });
const blobs = (scope: Construct, props: Partial<AzureBlobLocationProps> = {}) =>
  new AzureBlobLocation(scope, 'Blobs', {
    agents: AGENTS,
    containerUrl: 'https://acme.blob.core.windows.net/catalogue',
    ...props,
    sasToken: props.sasToken ?? secret(scope),
  });

it('mounts OpenZFS and ONTAP by NFS', () => {
  const stack = synth((scope) => {
    zfs(scope);
    ontap(scope);
  });
  expect(stack.only(DatasyncLocationFsxOpenzfsFileSystem)).toMatchObject({
    fsx_filesystem_arn: ZFS,
    subdirectory: '/fsx',
    protocol: { nfs: { mount_options: { version: 'AUTOMATIC' } } },
  });
  expect(stack.only(DatasyncLocationFsxOntapFileSystem)).toMatchObject({
    storage_virtual_machine_arn: SVM,
    protocol: { nfs: { mount_options: { version: 'NFS3' } } },
  });
});

it('mounts ONTAP by SMB as a user whose password is in no code', () => {
  const location = synth((scope) => {
    ontap(scope, { protocol: { by: 'smb', user: 'sync', password: secret(scope) } });
  }).only(DatasyncLocationFsxOntapFileSystem);
  expect(location['protocol']).toMatchObject({
    smb: { user: 'sync', password: '${var.secret}' },
  });
});

it('reads a container of Azure by a shared access signature', () => {
  expect(synth((scope) => void blobs(scope)).only(DatasyncLocationAzureBlob)).toMatchObject({
    authentication_type: 'SAS',
    container_url: 'https://acme.blob.core.windows.net/catalogue',
    sas_configuration: { token: '${var.secret}' },
  });
});

it.each<[string, (scope: Construct) => unknown, RegExp]>([
  [
    'a folder outside of /fsx',
    (scope) => zfs(scope, '/data'),
    /folder must be '\/fsx' or a folder/,
  ],
  [
    'a file system for a storage virtual machine',
    (scope) => ontap(scope, { storageVirtualMachineArn: ZFS }),
    /storageVirtualMachineArn must be the ARN of a storage virtual machine/,
  ],
  [
    'a password in the code',
    (scope) => ontap(scope, { protocol: { by: 'smb', user: 'sync', password: 'secret' } }),
    /protocol\.password must come from a sensitive variable or a secret, got "\*{6}"/,
  ],
  ['no group', (scope) => ontap(scope, { securityGroups: [] }), /securityGroups must be at least/],
  ['a token in the code', (scope) => blobs(scope, { sasToken: 'sv=1' }), /sasToken must come from/],
  ['no agent', (scope) => blobs(scope, { agents: [] }), /agents must be between 1 and 4, got 0/],
  [
    'a container without TLS',
    (scope) => blobs(scope, { containerUrl: 'http://acme.blob.core.windows.net/catalogue' }),
    /containerUrl must be https:\/\/ with an account and a container/,
  ],
  [
    'two places outside of AWS',
    (scope) =>
      new DataSyncTask(scope, 'Task', {
        source: blobs(scope),
        destination: new AzureBlobLocation(scope, 'Other', {
          agents: AGENTS,
          containerUrl: 'https://acme.blob.core.windows.net/other',
          sasToken: new TerraformVariable(scope, 'other', { sensitive: true }).stringValue,
        }),
      }),
    /source or destination must be in AWS, got both outside/,
  ],
])('fails for %s', (_, make, problem) => {
  expect(() => synth((scope) => void make(scope))).toThrow(problem);
});

it.each<[string, (scope: Construct) => unknown]>([
  ['a folder below /fsx', (scope) => zfs(scope, '/fsx/data')],
  ['a folder of a volume', (scope) => ontap(scope, { folder: '/vol1/data' })],
  ['a cool tier', (scope) => blobs(scope, { accessTier: 'COOL' })],
])('takes %s', (_, make) => {
  expect(() => synth((scope) => void make(scope))).not.toThrow();
});

itPlans('each is what the real provider takes', () => {
  const stack = new AwsStack(testApp(), 'locations', TEST_ENVIRONMENT);
  const token = secret(stack);
  const source = blobs(stack, { sasToken: token });
  const destination = zfs(stack);
  ontap(stack);
  new FsxOntapLocation(stack, 'Smb', {
    storageVirtualMachineArn: SVM,
    securityGroups,
    protocol: { by: 'smb', user: 'sync', password: token },
  });
  new DataSyncTask(stack, 'Task', { source, destination });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_datasync_location_azure_blob: 1,
    aws_datasync_location_fsx_ontap_file_system: 2,
    aws_datasync_location_fsx_openzfs_file_system: 1,
  });
});
