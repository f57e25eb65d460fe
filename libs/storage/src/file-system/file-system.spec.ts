import { Role } from '@archway/core';
import { synth } from '@archway/testing';
import { EfsAccessPoint } from '@cdktf/provider-aws/lib/efs-access-point';
import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { EfsFileSystemPolicy } from '@cdktf/provider-aws/lib/efs-file-system-policy';
import { EfsReplicationConfiguration } from '@cdktf/provider-aws/lib/efs-replication-configuration';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { FileSystem } from './file-system';
import type { AccessPointOptions, FileSystemProps } from './file-system-props';

const PLACE = {
  subnets: [{ subnetId: 'subnet-1' }, { subnetId: 'subnet-2' }],
  securityGroups: [{ securityGroupId: 'sg-1' }],
};

const filesWith = (props: Partial<FileSystemProps> = {}, use?: (files: FileSystem) => void) =>
  synth((stack) => {
    const files = new FileSystem(stack, 'Files', { ...PLACE, ...props });
    use?.(files);
  });

it('is encrypted, backed up every day and mounted in each subnet over TLS alone', () => {
  const stack = filesWith();
  expect(stack.inventory).toEqual({
    aws_efs_file_system: 1,
    aws_efs_file_system_policy: 1, // without one every client is let in
    aws_efs_backup_policy: 1,
    aws_efs_mount_target: 2,
  });
  expect(stack.only(EfsFileSystem)).toMatchObject({
    encrypted: true,
    throughput_mode: 'elastic',
    lifecycle_policy: [{ transition_to_ia: 'AFTER_30_DAYS' }],
    protection: { replication_overwrite: 'ENABLED' },
  });
  expect(stack.only(EfsBackupPolicy)['backup_policy']).toEqual({ status: 'ENABLED' });
  const [statement] = JSON.parse(stack.only(EfsFileSystemPolicy)['policy']).Statement;
  expect(statement).toMatchObject({
    Effect: 'Deny',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
});

it('moves files to cheaper classes and back', () => {
  expect(
    filesWith({ infrequentAccessAfterDays: 1, archiveAfterDays: 90, backOnFirstAccess: true }).only(
      EfsFileSystem,
    )['lifecycle_policy'],
  ).toEqual([
    { transition_to_ia: 'AFTER_1_DAY' },
    { transition_to_archive: 'AFTER_90_DAYS' },
    { transition_to_primary_storage_class: 'AFTER_1_ACCESS' },
  ]);
  const stays = filesWith({ infrequentAccessAfterDays: false }).only(EfsFileSystem);
  expect(stays['lifecycle_policy']).toEqual([]);
});

it('replicates into another region', () => {
  expect(
    filesWith({ replication: { region: 'eu-west-1' } }).only(EfsReplicationConfiguration),
  ).toEqual({
    source_file_system_id: '${aws_efs_file_system.Files.id}',
    destination: { region: 'eu-west-1' },
  });
});

it('lets another file system replicate here, and leaves the protection to EFS', () => {
  expect(filesWith({ replicationDestination: true }).only(EfsFileSystem)).toMatchObject({
    protection: { replication_overwrite: 'DISABLED' },
    lifecycle: { ignore_changes: ['protection'] },
  });
});

it('grants no more than it says, by a mount target alone', () => {
  const granted = (grant: (files: FileSystem, role: Role) => void) => {
    const stack = synth((scope) => {
      const role = new Role(scope, 'Role', { assumedBy: 'ecs-tasks.amazonaws.com' });
      grant(new FileSystem(scope, 'Files', PLACE), role);
    });
    const [statement] = JSON.parse(stack.only(IamRolePolicy)['policy']).Statement;
    expect(statement.Condition).toEqual({
      Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
    });
    return statement.Action;
  };
  expect(granted((files, role) => files.grantRead(role))).toBe('elasticfilesystem:ClientMount');
  expect(granted((files, role) => files.grantReadWrite(role))).toHaveLength(2);
  expect(granted((files, role) => files.grantRootAccess(role))).toContain(
    'elasticfilesystem:ClientRootAccess',
  );
});

const POINT: AccessPointOptions = { userId: 1000, groupId: 1000, path: '/exports' };

it('shows one folder as one user', () => {
  const point = filesWith({}, (files) => void files.addAccessPoint('Exports', POINT)).only(
    EfsAccessPoint,
  );
  expect(point).toMatchObject({
    posix_user: { uid: 1000, gid: 1000 },
    root_directory: {
      path: '/exports',
      creation_info: { owner_uid: 1000, owner_gid: 1000, permissions: '0750' },
    },
  });
});

it.each<[Partial<FileSystemProps>, RegExp]>([
  [{ subnets: [] }, /FileSystem 'test\/Files': subnets must be at least one, got none/],
  [{ securityGroups: [] }, /securityGroups must be at least one/],
  [{ oneZone: 'us-east-1a' }, /oneZone must be a zone of eu-central-1, got "us-east-1a"/],
  [{ oneZone: 'eu-central-1a' }, /subnets must be one with oneZone, got 2/],
  [{ infrequentAccessAfterDays: 31 as 30 }, /infrequentAccessAfterDays must be one of 1, 7, 14/],
  [
    { archiveAfterDays: 30 },
    /archiveAfterDays must be more than infrequentAccessAfterDays, got 30/,
  ],
  [{ archiveAfterDays: 90, throughputMode: 'bursting' }, /archiveAfterDays needs elastic/],
  [
    { replication: { region: 'eu-central-1' } },
    /replication\.region must be another region, got "eu-central-1"/,
  ],
  [{ replication: { region: 'Ireland' } }, /replication\.region must be a region such as/],
  [
    { replication: { region: 'eu-west-1' }, replicationDestination: true },
    /replication must not be given with replicationDestination/,
  ],
])('fails for %j', (props, problem) => {
  expect(() => filesWith(props)).toThrow(problem);
});

it.each<Partial<FileSystemProps>>([
  { oneZone: 'eu-central-1a', subnets: [{ subnetId: 'subnet-1' }] },
  { archiveAfterDays: 60 },
  { replication: { region: 'eu-west-1', fileSystemId: 'fs-1' } },
])('takes %j', (props) => {
  expect(() => filesWith(props)).not.toThrow();
});

it.each<[Partial<AccessPointOptions>, RegExp]>([
  [{ userId: -1 }, /userId must be a whole number between 0 and 4294967295, got -1/],
  [{ path: 'exports' }, /path must be a folder such as \/exports/],
  [{ path: '/a/b/c/d/e' }, /at most four deep/],
  [{ permissions: '0999' }, /permissions must be octal/],
])('fails for an access point with %j', (options, problem) => {
  const make = () =>
    filesWith({}, (files) => void files.addAccessPoint('Exports', { ...POINT, ...options }));
  expect(make).toThrow(problem);
});
