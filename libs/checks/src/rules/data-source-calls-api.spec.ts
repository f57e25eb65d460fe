import { problemsOf, stackOf } from '../testing/observe';
import { dataSourceCallsApi } from './data-source-calls-api';

const reading = (type: string) => stackOf({}, { data: { [type]: { It: {} } } });

it.each([
  'aws_caller_identity',
  'aws_availability_zones',
  'aws_ami',
  'aws_prefix_list',
  'aws_cloudfront_cache_policy',
])('names %s', (type) => {
  expect(problemsOf(dataSourceCallsApi, reading(type))).toEqual([
    `data.${type}.It: ${type} calls an API when it is read`,
  ]);
});

it.each(['aws_partition', 'aws_region', 'aws_iam_policy_document', 'terraform_remote_state'])(
  'leaves %s alone',
  (type) => {
    expect(problemsOf(dataSourceCallsApi, reading(type))).toEqual([]);
  },
);

it('names what reaches out by itself', () => {
  expect(problemsOf(dataSourceCallsApi, reading('http'))).toHaveLength(1);
});
