import { environmentOf, rejectProps } from '@archway/core';
import { DlmLifecyclePolicy } from '@cdktf/provider-aws/lib/dlm-lifecycle-policy';
import { Construct } from 'constructs';
import { describe, lifecycleRole } from './lifecycle-manager';
import { declaredProps } from '../declared-props';
import type {
  SnapshotPolicyProps,
  SnapshotSchedule,
  SnapshotTiming,
} from './snapshot-policy-props';
import { snapshotProblems } from './snapshot-problems';

/** Takes snapshots of tagged volumes by schedule, and deletes, copies and shares them. */
export class SnapshotPolicy extends Construct {
  readonly policyArn: string;

  constructor(scope: Construct, id: string, props: SnapshotPolicyProps) {
    super(scope, id);
    declaredProps.check(this, 'SnapshotPolicy', props);
    const { region } = environmentOf(this);
    rejectProps(this, snapshotProblems(props, region));
    const role = lifecycleRole(this, 'AWSDataLifecycleManagerServiceRole');
    const policy = new DlmLifecyclePolicy(this, 'Default', {
      description: describe(this, props.description),
      executionRoleArn: role.roleArn,
      state: props.enabled === false ? 'DISABLED' : 'ENABLED',
      policyDetails: {
        resourceTypes: [props.of === 'instance' ? 'INSTANCE' : 'VOLUME'],
        targetTags: { ...props.targetTags },
        schedule: props.schedules.map(renderSchedule),
      },
    });
    this.policyArn = policy.arn;
  }
}

function renderSchedule(schedule: SnapshotSchedule) {
  const { timing, retention } = schedule;
  return {
    name: schedule.name,
    copyTags: schedule.copyTags ?? true,
    createRule: renderTiming(timing),
    retainRule:
      'count' in retention
        ? { count: retention.count }
        : { interval: retention.days, intervalUnit: 'DAYS' },
    crossRegionCopyRule: schedule.copies?.map((copy) => ({
      target: copy.region,
      encrypted: true,
      cmkArn: copy.encryptionKey?.keyArn,
      copyTags: schedule.copyTags ?? true,
      retainRule: { interval: copy.retainDays, intervalUnit: 'DAYS' },
    })),
    fastRestoreRule: schedule.fastRestore && {
      availabilityZones: [...schedule.fastRestore.availabilityZones],
      count: schedule.fastRestore.snapshots,
    },
    shareRule: schedule.shareWithAccountIds && {
      targetAccounts: [...schedule.shareWithAccountIds],
    },
  };
}

/** When snapshots or images are made, as Data Lifecycle Manager takes it. */
export function renderTiming(timing: SnapshotTiming) {
  return 'cron' in timing
    ? { cronExpression: timing.cron }
    : {
        interval: timing.everyHours,
        intervalUnit: 'HOURS',
        times: [timing.startTime ?? '03:00'],
      };
}
