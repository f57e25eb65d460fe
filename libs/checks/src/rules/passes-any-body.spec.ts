import { problemsOf, stackOf } from '../testing/observe';
import { passesAnyBody } from './passes-any-body';

const integration = (rest: object) =>
  problemsOf(
    passesAnyBody,
    stackOf({
      aws_api_gateway_integration: {
        Send: {
          type: 'AWS',
          request_templates: { 'application/json': 'Action=SendMessage&MessageBody=x' },
          ...rest,
        },
      },
    }),
  );

it.each([[{}], [{ passthrough_behavior: 'WHEN_NO_MATCH' }]])('finds %j', (rest) => {
  expect(integration(rest)).toEqual([
    'aws_api_gateway_integration.Send: passthrough_behavior is WHEN_NO_MATCH',
  ]);
});

it.each([
  [{ passthrough_behavior: 'NEVER' }],
  [{ passthrough_behavior: 'WHEN_NO_TEMPLATES' }],
  [{ passthrough_behavior: '${var.behavior}' }],
  [{ type: 'HTTP' }],
  [{ request_templates: { 'application/json': '{"a":1}' } }],
])('accepts %j', (rest) => {
  expect(integration(rest)).toEqual([]);
});
