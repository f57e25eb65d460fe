import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { bodyExceedsTarget } from './body-exceeds-target';

const API = { rest_api_id: '${aws_api_gateway_rest_api.Shop.id}' };
const PLACE = { ...API, resource_id: 'orders', http_method: 'POST' };
const FORM = 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)';

interface Parts {
  readonly uri?: string;
  readonly template?: string;
  readonly schema?: object | string;
  readonly validate?: unknown;
  readonly queue?: object;
  readonly more?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const shop = ({ uri, template = FORM, schema, validate = true, queue = {}, more = {} }: Parts) =>
  stackOf(
    {
      aws_api_gateway_rest_api: { Shop: { name: 'shop' } },
      aws_api_gateway_model: {
        Order: {
          ...API,
          name: 'Order',
          schema: typeof schema === 'string' ? schema : JSON.stringify(schema),
        },
      },
      aws_api_gateway_request_validator: {
        Body: { ...API, name: 'body', validate_request_body: validate },
      },
      aws_api_gateway_method: {
        Order: {
          ...PLACE,
          ...(schema === undefined
            ? {}
            : {
                request_validator_id: '${aws_api_gateway_request_validator.Body.id}',
                request_models: { 'application/json': '${aws_api_gateway_model.Order.name}' },
              }),
        },
      },
      aws_api_gateway_integration: {
        Order: {
          ...PLACE,
          type: 'AWS',
          uri: uri ?? 'arn:aws:apigateway:eu-west-1:sqs:path/1/${aws_sqs_queue.Orders.name}',
          request_templates: { 'application/json': template },
        },
      },
      aws_sqs_queue: { Orders: queue },
      ...more,
    },
    { variable: { schema: {}, size: {} } },
  );

const CLOSED = { type: 'object', additionalProperties: false };

it.each<[Parts, string]>([
  [{}, 'aws_sqs_queue.Orders takes 262144'],
  [{ queue: { max_message_size: 1_048_576 } }, 'aws_sqs_queue.Orders takes 1048576'],
  [{ uri: 'arn:aws:apigateway:eu-west-1:sqs:path/1/other' }, 'a queue takes 1048576'],
  [
    {
      uri: 'arn:aws:apigateway:eu-west-1:sns:path//',
      template: 'Action=Publish&Message=$input.body',
    },
    'a topic takes 262144',
  ],
  [
    {
      uri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
      template: `{"Item":{"body":{"S":"$input.json('$')"}}}`,
    },
    'a table takes 409600',
  ],
  [
    {
      uri: 'arn:aws:apigateway:eu-west-1:kinesis:action/PutRecord',
      template: '{"Data":"$util.base64Encode($input.body)"}',
    },
    'a stream takes 1048576',
  ],
  [{ schema: { ...CLOSED, properties: { note: { type: 'string' } } } }, 'takes 262144'],
  [{ schema: CLOSED, validate: false }, 'takes 262144'],
])('finds %j', (parts, message) => {
  const [found, ...more] = problemsOf(bodyExceedsTarget, shop(parts));
  expect(found).toContain(`passes on bodies of up to 10485760 bytes, and `);
  expect(found).toContain(message);
  expect(more).toEqual([]);
});

it.each<[Parts]>([
  [{ template: 'Action=SendMessage&MessageBody=ping' }],
  [{ uri: 'arn:aws:apigateway:eu-west-1:lambda:path/functions/x/invocations' }],
  [{ schema: { ...CLOSED, properties: { note: { type: 'string', maxLength: 99 } } } }],
  [
    {
      more: {
        aws_api_gateway_stage: { Live: { ...API, stage_name: 'live' } },
        aws_wafv2_web_acl: {
          Acl: { rule: [{ statement: [{ size_constraint_statement: [{ size: 8192 }] }] }] },
        },
        aws_wafv2_web_acl_association: {
          A: {
            resource_arn: '${aws_api_gateway_stage.Live.arn}',
            web_acl_arn: '${aws_wafv2_web_acl.Acl.arn}',
          },
        },
      },
    },
  ],
])('accepts %j', (parts) => {
  expect(problemsOf(bodyExceedsTarget, shop(parts))).toEqual([]);
  expect(unseenBy(bodyExceedsTarget, shop(parts))).toEqual([]);
});

it.each<[Parts, string]>([
  [
    { schema: '${var.schema}' },
    'aws_api_gateway_integration.Order: whether its method limits the body',
  ],
  [
    { queue: { max_message_size: '${var.size}' } },
    'aws_sqs_queue.Orders: how large a message it takes',
  ],
])('says what it cannot see of %j', (parts, unseen) => {
  expect(unseenBy(bodyExceedsTarget, shop(parts))).toEqual([unseen]);
});

it.each([
  ['$request.body', 1],
  ['$request.querystring.text', 0],
])('finds %s of an HTTP API in a message: %i', (body, count) => {
  const stack = stackOf({
    aws_apigatewayv2_integration: {
      I: {
        integration_subtype: 'SQS-SendMessage',
        request_parameters: { QueueUrl: 'https://q', MessageBody: body },
      },
    },
  });
  expect(problemsOf(bodyExceedsTarget, stack)).toHaveLength(count);
});
