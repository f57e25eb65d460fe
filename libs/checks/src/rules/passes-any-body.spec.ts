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

const action = (rest: object) =>
  problemsOf(
    passesAnyBody,
    stackOf({
      aws_api_gateway_integration: {
        Put: { type: 'AWS', uri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem', ...rest },
      },
    }),
  );
const TEMPLATE = { request_templates: { 'application/json': '{"TableName":"orders"}' } };

it.each([
  [{}, 'passthrough_behavior is WHEN_NO_MATCH'],
  [TEMPLATE, 'passthrough_behavior is WHEN_NO_MATCH'],
  [
    { passthrough_behavior: 'WHEN_NO_TEMPLATES' },
    'passthrough_behavior is WHEN_NO_TEMPLATES, and it has none',
  ],
])('finds an action of a service with %j', (rest, message) => {
  expect(action(rest)).toEqual([`aws_api_gateway_integration.Put: ${message}`]);
});

it.each<[object]>([
  [{ passthrough_behavior: 'NEVER' }],
  [{ ...TEMPLATE, passthrough_behavior: 'WHEN_NO_TEMPLATES' }],
  [{ uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations' }],
  [{ uri: 'arn:aws:apigateway:eu-west-1:s3:path/photos/key' }],
])('accepts an integration with %j', (rest) => {
  expect(action(rest)).toEqual([]);
});
