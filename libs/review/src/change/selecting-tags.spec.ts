import { parseStack } from '@archway/terraform';
import { selectingTags } from './selecting-tags';

const selecting = (type: string, body: object): readonly string[] => [
  ...selectingTags([
    parseStack(JSON.stringify({ resource: { [type]: { A: body } } }), 'cdk.tf.json'),
  ]).keys(),
];

const condition = (key: string): object => ({
  policy: JSON.stringify({ Statement: [{ Condition: { StringEquals: { [key]: 'x' } } }] }),
});

describe('tags that something selects by', () => {
  it.each([
    ['aws_backup_selection', { selection_tag: [{ key: 'backup', value: 'daily' }] }, ['backup']],
    [
      'aws_backup_selection',
      { condition: { string_equals: [{ key: 'aws:ResourceTag/tier', value: '1' }] } },
      ['tier'],
    ],
    [
      'aws_dlm_lifecycle_policy',
      { policy_details: { target_tags: { snapshot: 'yes' } } },
      ['snapshot'],
    ],
    ['aws_iam_policy', condition('aws:ResourceTag/team'), ['team']],
    ['aws_iam_policy', condition('ec2:ResourceTag/cost centre'), ['cost centre']],
    ['aws_iam_policy', condition('aws:PrincipalTag/team'), ['team']],
    ['aws_ssm_association', { targets: [{ key: 'tag:patch', values: ['on'] }] }, ['patch']],
    [
      'aws_resourcegroups_group',
      { resource_query: { query: '{"TagFilters":[{"Key":"stage"}]}' } },
      ['stage'],
    ],
  ])('%s %j', (type, body, expected) => {
    expect(selecting(type, body)).toEqual(expected);
  });

  it.each([
    ['aws_sqs_queue', { tags: { backup: 'daily' } }],
    ['aws_iam_policy', condition('aws:SourceAccount')],
    ['aws_iam_policy', condition('aws:ResourceTag/*')],
    ['aws_lambda_function', { image_uri: 'repository:tag' }],
  ])('are none in %s %j', (type, body) => {
    expect(selecting(type, body)).toEqual([]);
  });
});
