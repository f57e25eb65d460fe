import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { instanceMetadataV1 } from './instance-metadata-v1';

const instance = (options: object, more: Resources = {}) =>
  stackOf({ aws_instance: { Web: options }, ...more });

it.each([[{}], [{ metadata_options: { http_tokens: 'optional' } }]])('finds %j', (options) => {
  expect(problemsOf(instanceMetadataV1, instance(options))).toEqual([
    'aws_instance.Web: metadata_options.http_tokens is not required',
  ]);
});

it.each([
  [{ metadata_options: [{ http_tokens: 'required' }] }],
  [{ metadata_options: { http_endpoint: 'disabled' } }],
  [{ launch_template: { id: '${aws_launch_template.T.id}' } }],
])('accepts %j', (options) => {
  expect(problemsOf(instanceMetadataV1, instance(options))).toEqual([]);
});

it('accepts the default of the account', () => {
  const more = { aws_ec2_instance_metadata_defaults: { D: { http_tokens: 'required' } } };
  expect(problemsOf(instanceMetadataV1, instance({}, more))).toEqual([]);
});
