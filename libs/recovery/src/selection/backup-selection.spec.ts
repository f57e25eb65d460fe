import { synth } from '@archway/testing';
import { BackupSelection as BackupSelectionResource } from '@cdktf/provider-aws/lib/backup-selection';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { BackupSelectionOptions } from '../index';
import { BackupSelection } from '../index';

const TABLES = 'arn:aws:dynamodb:*:*:table/*';

const selectionOf = (options: BackupSelectionOptions) =>
  synth((stack) => {
    new BackupSelection(stack, 'All', { backupPlanId: 'plan-1', ...options });
  });

it('has a role that backs up and restores', () => {
  const selection = selectionOf({ resourceArns: [TABLES] });
  expect(selection.inventory).toEqual({
    aws_iam_role: 1,
    aws_iam_role_policy_attachment: 4,
    aws_backup_selection: 1,
  });
  expect(selection.all(IamRolePolicyAttachment).map((each) => each.policy_arn)).toContain(
    'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
  );
});

it('takes a role', () => {
  const roleArn = 'arn:aws:iam::111122223333:role/backup';
  expect(selectionOf({ resourceArns: [TABLES], roleArn }).inventory).toEqual({
    aws_backup_selection: 1,
  });
});

it('selects among all resources where only conditions are given', () => {
  const selection = selectionOf({
    allOfConditions: [
      { operator: 'equals', tag: 'backup', value: 'yes' },
      { operator: 'not-like', tag: 'stage', value: 'dev*' },
    ],
  }).only(BackupSelectionResource);
  expect(selection).toMatchObject({
    resources: ['*'],
    condition: [
      {
        string_equals: [{ key: 'aws:ResourceTag/backup', value: 'yes' }],
        string_not_like: [{ key: 'aws:ResourceTag/stage', value: 'dev*' }],
      },
    ],
  });
});

it('selects by any of the tags', () => {
  const selection = selectionOf({ anyOfTags: [{ tag: 'backup', value: 'yes' }] });
  expect(selection.only(BackupSelectionResource)).toMatchObject({
    selection_tag: [{ type: 'STRINGEQUALS', key: 'backup', value: 'yes' }],
  });
  expect(selection.only(BackupSelectionResource)).not.toHaveProperty('resources');
});

it('selects everything that is opted in where somebody says so', () => {
  expect(selectionOf({ everything: true }).only(BackupSelectionResource).resources).toEqual(['*']);
});

it.each<[BackupSelectionOptions, RegExp]>([
  [{}, /BackupSelection 'test\/All': everything must be true to select every resource/],
  [{ resourceArns: ['*'] }, /everything must be true to select every resource/],
  [{ resourceArns: [] }, /must hold something or be left out/],
  [{ resourceArns: [], anyOfTags: [] }, /must hold something or be left out/],
  [
    { resourceArns: ['*'], anyOfTags: [{ tag: 'backup', value: 'yes' }] },
    /anyOfTags must not come with resourceArns \["\*"\]/,
  ],
  [{ resourceArns: ['orders'] }, /resourceArns\[0\] must be an ARN/],
  [{ resourceArns: [TABLES], exceptResourceArns: [TABLES] }, /must leave something to select/],
  [{ resourceArns: [TABLES], exceptResourceArns: ['*'] }, /must leave something to select/],
  [
    {
      allOfConditions: [
        { operator: 'equals', tag: 'backup', value: 'yes' },
        { operator: 'equals', tag: 'backup', value: 'daily' },
      ],
    },
    /allOfConditions\[1\] must hold together with the others, got equals "daily" beside equals "yes" for tag 'backup'/,
  ],
  [{ selectionName: 'a b', resourceArns: [TABLES] }, /selectionName must be 1 to 50 letters/],
])('fails for %j', (options, problem) => {
  expect(() => selectionOf(options)).toThrow(problem);
});

it.each<BackupSelectionOptions>([
  { resourceArns: [TABLES], anyOfTags: [{ tag: 'backup', value: 'yes' }] },
  { resourceArns: ['*'], everything: true },
  { resourceArns: ['*'], exceptResourceArns: [TABLES], everything: true },
  {
    allOfConditions: [
      { operator: 'equals', tag: 'backup', value: 'yes' },
      { operator: 'not-equals', tag: 'backup', value: 'no' },
    ],
  },
])('takes %j', (options) => {
  expect(() => selectionOf(options)).not.toThrow();
});
