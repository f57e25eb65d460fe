import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { backupSelection } from './backup-selection';

const selection = (attributes: object) =>
  stackOf(
    { aws_backup_selection: { All: { name: 'all', ...attributes } } },
    { variable: { arns: {} } },
  );
const TAG = [{ type: 'STRINGEQUALS', key: 'backup', value: 'yes' }];

it.each([
  [{}, 'it names no resource, no tag and no condition'],
  [{ resources: [] }, 'it names no resource, no tag and no condition'],
  [{ resources: ['*'], selection_tag: TAG }, 'a tag next to "*" adds to it and narrows nothing'],
])('finds %j', (attributes, message) => {
  expect(problemsOf(backupSelection, selection(attributes)).join()).toContain(message);
});

it.each([
  { selection_tag: TAG },
  { resources: ['arn:aws:dynamodb:*:*:table/*'] },
  { resources: ['arn:aws:s3:::*'], selection_tag: TAG },
  { resources: ['*'] },
  {
    resources: ['*'],
    selection_tag: TAG,
    condition: [{ string_equals: [{ key: 'aws:ResourceTag/backup', value: 'yes' }] }],
  },
])('accepts %j', (attributes) => {
  expect(problemsOf(backupSelection, selection(attributes))).toEqual([]);
});

it('says that it cannot see resources that are not known', () => {
  expect(unseenBy(backupSelection, selection({ resources: '${var.arns}' }))).toEqual([
    'aws_backup_selection.All: what it selects',
  ]);
});
