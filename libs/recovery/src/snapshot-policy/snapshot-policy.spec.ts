import { AwsStack } from '@archway/core';
import { itPlans, planOffline, synth, testApp } from '@archway/testing';
import { DlmLifecyclePolicy } from '@cdktf/provider-aws/lib/dlm-lifecycle-policy';
import type { ImageSchedule, SnapshotPolicyProps, SnapshotSchedule } from '../index';
import { ImagePolicy, SnapshotPolicy } from '../index';

const DAILY: SnapshotSchedule = {
  name: 'Daily',
  timing: { everyHours: 24 },
  retention: { days: 14 },
};
const TARGET = { snapshot: 'daily' };

const policyWith = (
  schedule: Partial<SnapshotSchedule>,
  props: Partial<SnapshotPolicyProps> = {},
) =>
  synth((stack) => {
    new SnapshotPolicy(stack, 'Snapshots', {
      targetTags: TARGET,
      schedules: [{ ...DAILY, ...schedule }],
      ...props,
    });
  });

it('takes snapshots of tagged volumes by a role of its own', () => {
  const policy = policyWith({});
  expect(policy.inventory).toEqual({
    aws_iam_role: 1,
    aws_iam_role_policy_attachment: 1,
    aws_dlm_lifecycle_policy: 1,
  });
  expect(policy.only(DlmLifecyclePolicy)).toMatchObject({
    state: 'ENABLED',
    policy_details: {
      resource_types: ['VOLUME'],
      target_tags: TARGET,
      schedule: [
        {
          name: 'Daily',
          copy_tags: true,
          create_rule: { interval: 24, interval_unit: 'HOURS', times: ['03:00'] },
          retain_rule: { interval: 14, interval_unit: 'DAYS' },
        },
      ],
    },
  });
});

it('encrypts copies in other regions', () => {
  const policy = policyWith({ copies: [{ region: 'eu-west-1', retainDays: 7 }] });
  expect(policy.only(DlmLifecyclePolicy).policy_details.schedule[0].cross_region_copy_rule).toEqual(
    [
      {
        target: 'eu-west-1',
        encrypted: true,
        copy_tags: true,
        retain_rule: { interval: 7, interval_unit: 'DAYS' },
      },
    ],
  );
});

const copies = (...regions: string[]) => regions.map((region) => ({ region, retainDays: 7 }));

it.each<[Partial<SnapshotSchedule>, RegExp]>([
  [{ timing: { everyHours: 5 } }, /everyHours must be one of 1, 2, 3, 4, 6, 8, 12, 24, got 5/],
  [{ timing: { everyHours: 24, startTime: '24:00' } }, /startTime must be a time such as 03:00/],
  [{ timing: { cron: 'cron(0 5 31 2 ? *)' } }, /cron must fire at some time/],
  [{ timing: { cron: 'cron(nonsense)' } }, /cron must be a schedule/],
  [{ retention: { count: 1_001 } }, /retention\.count must be .* 1 and 1000, got 1001/],
  [{ retention: { count: 1, days: 1 } }, /retention must have count or days, got both/],
  [{ copies: copies('eu-central-1') }, /region must be another region than that of the volumes/],
  [{ copies: copies('eu-west-1', 'eu-west-1') }, /copies\[1\]\.region must not come twice/],
  [{ copies: copies('a', 'b', 'c', 'd') }, /copies must be at most 3, got 4/],
  [
    { fastRestore: { availabilityZones: ['eu-central-1a'], snapshots: 1 } },
    /retention must have count with fastRestore/,
  ],
  [
    {
      retention: { count: 2 },
      fastRestore: { availabilityZones: ['eu-west-1a'], snapshots: 3 },
    },
    /availabilityZones must belong to eu-central-1.*snapshots must be a whole number between 1 and 2/,
  ],
  [{ shareWithAccountIds: ['ops'] }, /shareWithAccountIds\[0\] must be an account id/],
])('fails for %j', (schedule, problem) => {
  expect(() => policyWith(schedule)).toThrow(problem);
});

it('fails without tags, and for five schedules', () => {
  expect(() => policyWith({}, { targetTags: {} })).toThrow(/targetTags must hold a tag/);
  const schedules = ['1', '2', '3', '4', '5'].map((name) => ({ ...DAILY, name }));
  expect(() => policyWith({}, { schedules })).toThrow(/schedules must be between 1 and 4, got 5/);
  expect(() => policyWith({}, { schedules: schedules.slice(1) })).not.toThrow();
});

it.each<Partial<SnapshotSchedule>>([
  { retention: { count: 1_000 } },
  { timing: { cron: 'cron(0 5 L * ? *)' } },
  { copies: copies('eu-west-1', 'eu-west-2', 'eu-west-3') },
])('takes %j', (schedule) => {
  expect(() => policyWith(schedule)).not.toThrow();
});

const imagesWith = (schedule: Partial<ImageSchedule>) =>
  synth((stack) => {
    new ImagePolicy(stack, 'Images', {
      targetTags: { images: 'daily' },
      schedules: [{ name: 'Daily', timing: { everyHours: 24 }, keepImages: 7, ...schedule }],
    });
  });

it('makes images of tagged instances without restarting them, and deprecates old ones', () => {
  expect(imagesWith({ deprecateAfterImages: 3 }).only(DlmLifecyclePolicy)).toMatchObject({
    policy_details: {
      policy_type: 'IMAGE_MANAGEMENT',
      resource_types: ['INSTANCE'],
      parameters: { no_reboot: true },
      schedule: [{ retain_rule: { count: 7 }, deprecate_rule: { count: 3 } }],
    },
  });
});

it.each<[Partial<ImageSchedule>, RegExp]>([
  [{ keepImages: 0 }, /keepImages must be a whole number between 1 and 1000, got 0/],
  [
    { deprecateAfterImages: 7 },
    /deprecateAfterImages must be a whole number between 1 and 6, got 7/,
  ],
  [{ timing: { everyHours: 5 } }, /everyHours must be one of/],
])('fails for images with %j', (schedule, problem) => {
  expect(() => imagesWith(schedule)).toThrow(problem);
});

itPlans('is what the real provider accepts', () => {
  const stack = new AwsStack(testApp(), 'snapshots', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  new SnapshotPolicy(stack, 'Snapshots', {
    targetTags: TARGET,
    schedules: [
      { ...DAILY, copies: copies('eu-west-1'), shareWithAccountIds: ['444455556666'] },
      {
        name: 'Monthly',
        timing: { cron: 'cron(0 5 1 * ? *)' },
        retention: { count: 12 },
        fastRestore: { availabilityZones: ['eu-central-1a'], snapshots: 1 },
      },
    ],
  });
  new ImagePolicy(stack, 'Images', {
    targetTags: { images: 'daily' },
    schedules: [
      { name: 'Daily', timing: { everyHours: 24 }, keepImages: 7, deprecateAfterImages: 3 },
    ],
    reboot: true,
  });
  expect(planOffline(stack).inventory).toMatchObject({ aws_dlm_lifecycle_policy: 2 });
});
