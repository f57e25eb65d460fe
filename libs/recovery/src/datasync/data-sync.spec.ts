import type { IBucket } from '@archway/core';
import { AwsStack } from '@archway/core';
import { itPlans, planOffline, synth, testApp } from '@archway/testing';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { DatasyncLocationEfs } from '@cdktf/provider-aws/lib/datasync-location-efs';
import { DatasyncTask } from '@cdktf/provider-aws/lib/datasync-task';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import type { DataSyncTaskProps, IFileSystemRef } from '../index';
import {
  DataSyncTask,
  EfsLocation,
  FsxLustreLocation,
  FsxWindowsLocation,
  HdfsLocation,
  NfsLocation,
  ObjectStorageLocation,
  S3Location,
  SmbLocation,
} from '../index';

const AGENTS = [
  { agentArn: 'arn:aws:datasync:eu-central-1:111122223333:agent/agent-0123456789abcdef0' },
];
const GROUPS = [{ securityGroupId: 'sg-0123456789abcdef0' }];

class PlainBucket extends Construct implements IBucket {
  readonly bucketArn = 'arn:aws:s3:::copies';
  readonly bucketName = 'copies';
  grantRead(): void {
    throw new Error('DataSync needs permissions of its own');
  }
  grantPut(): void {
    throw new Error('DataSync needs permissions of its own');
  }
  addToResourcePolicy(): void {
    throw new Error('the role is of the same account');
  }
}

const FILES: IFileSystemRef = {
  fileSystemArn:
    'arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-0123456789abcdef0',
  mountTargets: [],
  grantRootAccess: (grantee) =>
    grantee.addToIdentityPolicy({
      actions: ['elasticfilesystem:ClientRootAccess'],
      resources: ['*'],
    }),
};

const share = (scope: Construct, id = 'Share') =>
  new NfsLocation(scope, id, {
    agents: AGENTS,
    server: 'files.example.com',
    folder: '/projects',
  });
const files = (scope: Construct, id = 'Files') =>
  new EfsLocation(scope, id, {
    fileSystem: FILES,
    subnet: { subnetId: 'subnet-0123456789abcdef0' },
    securityGroups: GROUPS,
  });

const taskWith = (props: Partial<DataSyncTaskProps> = {}) =>
  synth((scope) => {
    new DataSyncTask(scope, 'Task', { source: share(scope), destination: files(scope), ...props });
  });

it('copies, verifies and logs, and deletes nothing', () => {
  const stack = taskWith();
  expect(stack.inventory).toEqual({
    aws_datasync_location_nfs: 1,
    aws_datasync_location_efs: 1,
    aws_datasync_task: 1,
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_log_resource_policy: 1,
    aws_iam_role: 1,
    aws_iam_role_policy: 1,
  });
  expect(stack.only(DatasyncTask)['options']).toEqual({
    verify_mode: 'ONLY_FILES_TRANSFERRED',
    preserve_deleted_files: 'PRESERVE',
    bytes_per_second: -1,
    log_level: 'TRANSFER',
  });
  const [admitted] = JSON.parse(
    stack.only(CloudwatchLogResourcePolicy)['policy_document'],
  ).Statement;
  expect(admitted.Condition).toEqual({
    ArnLike: { 'aws:SourceArn': 'arn:aws:datasync:eu-central-1:111122223333:task/*' },
    StringEquals: { 'aws:SourceAccount': '111122223333' },
  });
});

it('mounts EFS over TLS, by a role that DataSync of this account alone takes on', () => {
  const stack = taskWith();
  expect(stack.only(DatasyncLocationEfs)).toMatchObject({
    in_transit_encryption: 'TLS1_2',
    ec2_config: {
      subnet_arn: 'arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-0123456789abcdef0',
    },
  });
  expect(stack.only(IamRole)['assume_role_policy']).toContain('aws:SourceAccount');
});

it('reads and writes a bucket below one prefix', () => {
  const stack = synth((scope) => {
    new S3Location(scope, 'Copies', { bucket: new PlainBucket(scope, 'Bucket'), folder: '/raw' });
  });
  const statements = JSON.parse(stack.only(IamRolePolicy)['policy']).Statement;
  expect(statements.map(({ Resource }: { Resource: unknown }) => Resource)).toEqual([
    'arn:aws:s3:::copies',
    'arn:aws:s3:::copies/raw/*',
  ]);
});

it('filters, limits and runs by schedule', () => {
  const task = taskWith({
    schedule: 'rate(1 hour)',
    includes: ['/a/*', '/b/*'],
    excludes: ['*.tmp'],
    bytesPerSecond: 10_000_000,
    deleteRemoved: true,
    verifyMode: 'POINT_IN_TIME_CONSISTENT',
  }).only(DatasyncTask);
  expect(task).toMatchObject({
    schedule: { schedule_expression: 'rate(1 hour)' },
    includes: { filter_type: 'SIMPLE_PATTERN', value: '/a/*|/b/*' },
    excludes: { value: '*.tmp' },
    options: { bytes_per_second: 10_000_000, preserve_deleted_files: 'REMOVE' },
  });
});

it.each<[Partial<DataSyncTaskProps>, RegExp]>([
  [
    { schedule: 'rate(59 minutes)' },
    /DataSyncTask 'test\/Task': schedule must fire at most every 60/,
  ],
  [{ schedule: 'hourly' }, /schedule must be rate\(…\) or cron\(…\), got "hourly"/],
  [{ schedule: 'cron(0 5 31 2 ? *)' }, /schedule must fire at some time/],
  [{ includes: ['a'] }, /includes\[0\] must be a pattern that begins/],
  [{ excludes: ['/a|/b'] }, /excludes\[0\] must be a pattern/],
  [{ bytesPerSecond: 0 }, /bytesPerSecond must be a whole number between 1/],
])('fails for %j', (props, problem) => {
  expect(() => taskWith(props)).toThrow(problem);
});

it.each<Partial<DataSyncTaskProps>>([
  { schedule: 'rate(60 minutes)' },
  { schedule: 'cron(0 * * * ? *)' },
])('takes %j', (props) => {
  expect(() => taskWith(props)).not.toThrow();
});

it('fails for one location, for two outside of AWS, and for two that copy into each other', () => {
  const copies = (props: (scope: Construct) => readonly DataSyncTaskProps[]) => () =>
    synth((scope) => {
      props(scope).forEach((each, at) => new DataSyncTask(scope, `Task${at}`, each));
    });
  expect(
    copies((scope) => [{ source: files(scope, 'A'), destination: files(scope, 'B') }]),
  ).toThrow(/destination must be another location than source/);
  expect(
    copies((scope) => [
      {
        source: share(scope),
        destination: new HdfsLocation(scope, 'Hadoop', {
          agents: AGENTS,
          server: 'hadoop.example.com',
          simpleUser: 'archway',
        }),
      },
    ]),
  ).toThrow(/source or destination must be in AWS/);
  const both = (back: string | undefined) =>
    copies((scope) => {
      const [one, other] = [share(scope), files(scope)];
      return [
        { source: one, destination: other, schedule: 'rate(1 hour)' },
        { source: other, destination: one, schedule: back },
      ];
    });
  expect(both('rate(1 day)')).toThrow(/must not be the source of 'test\/Task0'/);
  expect(both(undefined)).not.toThrow();
});

it('fails for agents, folders and passwords that DataSync refuses or nobody should write down', () => {
  const made = (make: (scope: Construct) => void) => () => synth(make);
  expect(
    made((scope) => {
      new NfsLocation(scope, 'Share', { agents: [], server: 'a b', folder: 'projects' });
    }),
  ).toThrow(/folder must be a folder .*; agents must be between 1 and 4, got 0; server must be/);
  expect(
    made((scope) => {
      new SmbLocation(scope, 'Share', {
        agents: AGENTS,
        server: 'files',
        folder: '/p',
        user: 'archway',
        password: 'secret',
      });
    }),
  ).toThrow(/password must come from a sensitive variable or a secret/);
  expect(
    made((scope) => {
      new ObjectStorageLocation(scope, 'Store', {
        agents: AGENTS,
        server: 'store',
        bucketName: 'b',
        accessKey: 'a',
      });
    }),
  ).toThrow(/accessKey and secretKey must be given together/);
});

itPlans('every location is one that the real provider takes', () => {
  const stack = new AwsStack(testApp(), 'datasync', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const password = new TerraformVariable(stack, 'password', {
    sensitive: true,
    default: 'of-no-server',
  }).stringValue;
  const bucket = new PlainBucket(stack, 'Bucket');
  const outside = { agents: AGENTS, server: 'files.example.com' };
  const fsx = {
    fileSystemArn: 'arn:aws:fsx:eu-central-1:111122223333:file-system/fs-0123456789abcdef0',
    securityGroups: GROUPS,
  };
  const sources = [
    share(stack),
    new SmbLocation(stack, 'Smb', { ...outside, folder: '/p', user: 'u', password }),
    new ObjectStorageLocation(stack, 'Store', {
      ...outside,
      bucketName: 'bucket',
      accessKey: 'access-key-of-the-store',
      secretKey: password,
    }),
    new HdfsLocation(stack, 'Hadoop', { ...outside, simpleUser: 'archway' }),
    new FsxLustreLocation(stack, 'Lustre', fsx),
    new FsxWindowsLocation(stack, 'Windows', { ...fsx, user: 'u', password }),
  ];
  const destinations = [
    files(stack),
    new S3Location(stack, 'S3', { bucket, folder: '/raw', storageClass: 'GLACIER' }),
  ];
  sources.forEach(
    (source, at) =>
      new DataSyncTask(stack, `Task${at}`, {
        source,
        destination: destinations[at % 2] ?? source,
        schedule: 'cron(0 3 * * ? *)',
        includes: ['/a/*'],
        excludes: ['*.tmp'],
        report: { bucket, folder: '/reports' },
      }),
  );
  expect(planOffline(stack).inventory).toMatchObject({
    aws_datasync_task: 6,
    aws_datasync_location_hdfs: 1,
    aws_datasync_location_smb: 1,
    aws_datasync_location_object_storage: 1,
  });
});
