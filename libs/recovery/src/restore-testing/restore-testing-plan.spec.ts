import { synth } from '@archway/testing';
import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { RestoreTestingPlanProps, RestoreTestingSelectionOptions } from '../index';
import { RestoreTestingPlan } from '../index';

const WEEKLY: RestoreTestingPlanProps = { schedule: 'cron(0 9 ? * 2 *)', vaults: 'all' };

const testing = (
  props: Partial<RestoreTestingPlanProps>,
  options: Partial<RestoreTestingSelectionOptions> = {},
) =>
  synth((stack) => {
    const plan = new RestoreTestingPlan(stack, 'Tests', { ...WEEKLY, ...props });
    plan.addSelection('Tables', { resourceType: 'DynamoDB', ...options });
  });

it('restores the latest snapshot of the last 30 days, by a role that may only restore', () => {
  const tests = testing({});
  expect(tests.only(BackupRestoreTestingPlan)).toMatchObject({
    name: 'test_test_Tests',
    recovery_point_selection: [
      {
        algorithm: 'LATEST_WITHIN_WINDOW',
        include_vaults: ['*'],
        recovery_point_types: ['SNAPSHOT'],
        selection_window_days: 30,
      },
    ],
  });
  expect(tests.only(BackupRestoreTestingSelection).protected_resource_arns).toEqual(['*']);
  expect(tests.all(IamRolePolicyAttachment).map((each) => each.policy_arn)).toEqual([
    'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore',
    'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
  ]);
});

it.each<[Partial<RestoreTestingPlanProps>, Partial<RestoreTestingSelectionOptions>, RegExp]>([
  [{ schedule: 'cron(nonsense)' }, {}, /schedule must be a schedule/],
  [{ selectionWindowDays: 366 }, {}, /selectionWindowDays must be .* 1 and 365, got 366/],
  [{ startWindowHours: 169 }, {}, /startWindowHours must be .* 1 and 168, got 169/],
  [{ vaults: [] }, {}, /vaults must name a vault or be 'all'/],
  [{ restoreTestingPlanName: 'a-b' }, {}, /restoreTestingPlanName must be/],
  [{}, { validationWindowHours: 169 }, /validationWindowHours must be .* 1 and 168, got 169/],
  [{}, { resourceArns: [] }, /resourceArns must hold an ARN/],
])('fails for %j with %j', (props, options, problem) => {
  expect(() => testing(props, options)).toThrow(problem);
});

it('takes the largest windows', () => {
  expect(() =>
    testing({ selectionWindowDays: 365, startWindowHours: 168 }, { validationWindowHours: 168 }),
  ).not.toThrow();
});
