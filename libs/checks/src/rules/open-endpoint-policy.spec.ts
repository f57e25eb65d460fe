import { problemsOf, stackOf } from '../testing/observe';
import { openEndpointPolicy } from './open-endpoint-policy';

const endpoint = (rest: object) =>
  stackOf({ aws_vpc_endpoint: { S3: { service_name: 'com.amazonaws.eu-west-1.s3', ...rest } } });
const allow = (statement: object) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', ...statement }],
  }),
});

it('finds an endpoint without a policy', () => {
  expect(problemsOf(openEndpointPolicy, endpoint({}))).toEqual([
    'aws_vpc_endpoint.S3: has no policy, which allows full access',
  ]);
});

it('finds the default policy written out', () => {
  expect(problemsOf(openEndpointPolicy, endpoint(allow({})))).toEqual([
    'aws_vpc_endpoint.S3: its policy allows everyone everything',
  ]);
});

it.each([
  [allow({ Action: 's3:GetObject' })],
  [allow({ Resource: 'arn:aws:s3:::photos/*' })],
  [allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })],
  [{ service_name: 'com.amazonaws.vpce.eu-west-1.vpce-svc-1', vpc_endpoint_type: 'Interface' }],
  [{ vpc_endpoint_type: 'GatewayLoadBalancer' }],
])('accepts %j', (rest) => {
  expect(problemsOf(openEndpointPolicy, endpoint(rest))).toEqual([]);
});

it('reads a policy that is a resource of its own', () => {
  const stack = stackOf({
    aws_vpc_endpoint: { S3: {} },
    aws_vpc_endpoint_policy: {
      P: { vpc_endpoint_id: '${aws_vpc_endpoint.S3.id}', ...allow({ Action: 's3:GetObject' }) },
    },
  });
  expect(problemsOf(openEndpointPolicy, stack)).toEqual([]);
});
