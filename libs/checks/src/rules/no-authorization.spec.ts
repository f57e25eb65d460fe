import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { noAuthorization } from './no-authorization';

const one = (type: string, attributes: object) =>
  stackOf({ [type]: { It: attributes } }, { variable: { kind: {}, needs_key: {} } });
const method = (rest: object) =>
  one('aws_api_gateway_method', { http_method: 'GET', authorization: 'NONE', ...rest });
const route = (rest: object) =>
  one('aws_apigatewayv2_route', {
    route_key: 'GET /orders',
    authorization_type: 'NONE',
    ...rest,
  });

it('is a warning, as the function itself can check who calls', () => {
  expect(noAuthorization.severity).toBe('warning');
});

it('finds a function URL', () => {
  const stack = one('aws_lambda_function_url', { authorization_type: 'NONE' });
  expect(problemsOf(noAuthorization, stack)).toEqual([
    'aws_lambda_function_url.It: authorization_type is NONE',
  ]);
});

it.each([['AWS_IAM'], ['${var.kind}']])('accepts a function URL with %s', (kind) => {
  const stack = one('aws_lambda_function_url', { authorization_type: kind });
  expect(problemsOf(noAuthorization, stack)).toEqual([]);
});

it.each([[{}], [{ api_key_required: false }], [{ http_method: 'ANY' }]])(
  'finds a method with %j',
  (rest) => {
    expect(problemsOf(noAuthorization, method(rest))).toEqual([
      'aws_api_gateway_method.It: authorization is NONE',
    ]);
  },
);

it.each([
  [{ authorization: 'AWS_IAM' }],
  [{ authorization: '${var.kind}' }],
  [{ api_key_required: true }],
  [{ http_method: 'OPTIONS' }],
])('accepts a method with %j', (rest) => {
  expect(problemsOf(noAuthorization, method(rest))).toEqual([]);
});

it.each([[{}], [{ route_key: '$default' }]])('finds a route with %j', (rest) => {
  expect(problemsOf(noAuthorization, route(rest))).toEqual([
    'aws_apigatewayv2_route.It: authorization_type is NONE',
  ]);
});

const routeOf = (protocol_type: string, rest: object) =>
  stackOf({
    aws_apigatewayv2_api: { Api: { protocol_type } },
    aws_apigatewayv2_route: { It: { api_id: '${aws_apigatewayv2_api.Api.id}', ...rest } },
  });

it.each([
  ['HTTP', { route_key: '$default' }],
  ['WEBSOCKET', { route_key: '$connect' }],
])('finds a route of an API of %s with %j alone', (protocol, rest) => {
  expect(problemsOf(noAuthorization, routeOf(protocol, rest))).toEqual([
    'aws_apigatewayv2_route.It: states no authorization_type, which means NONE',
  ]);
});

it.each([
  ['HTTP', { route_key: '$default', authorization_type: 'AWS_IAM' }],
  ['HTTP', { route_key: 'OPTIONS /orders' }],
  ['WEBSOCKET', { route_key: '$disconnect' }],
])('accepts a route of an API of %s with %j', (protocol, rest) => {
  expect(problemsOf(noAuthorization, routeOf(protocol, rest))).toEqual([]);
});

it('says that it does not see of which protocol an API is', () => {
  const stack = one('aws_apigatewayv2_route', { route_key: '$default', api_id: 'a1b2c3' });
  expect(unseenBy(noAuthorization, stack)).toEqual([
    'aws_apigatewayv2_route.It: protocol_type of its API',
  ]);
});

it.each([
  [{ authorization_type: 'JWT' }],
  [{ authorization_type: '${var.kind}' }],
  [{ route_key: 'OPTIONS /orders' }],
])('accepts a route with %j', (rest) => {
  expect(problemsOf(noAuthorization, route(rest))).toEqual([]);
});

it.each([
  [
    method({ api_key_required: '${var.needs_key}' }),
    'aws_api_gateway_method.It: whether everybody may call it',
  ],
  [
    method({ http_method: '${var.kind}' }),
    'aws_api_gateway_method.It: whether everybody may call it',
  ],
  [route({ route_key: '${var.kind}' }), 'aws_apigatewayv2_route.It: route_key'],
])('says that it cannot judge what is not known', (stack, what) => {
  expect(problemsOf(noAuthorization, stack)).toEqual([]);
  expect(unseenBy(noAuthorization, stack)).toEqual([what]);
});

it.each([
  ['PRIVATE', 0],
  ['REGIONAL', 1],
])('counts a method of a %s API as %i problems', (type, count) => {
  const stack = stackOf({
    aws_api_gateway_rest_api: { Api: { endpoint_configuration: [{ types: [type] }] } },
    aws_api_gateway_method: {
      Get: {
        rest_api_id: '${aws_api_gateway_rest_api.Api.id}',
        http_method: 'GET',
        authorization: 'NONE',
      },
    },
  });
  expect(problemsOf(noAuthorization, stack)).toHaveLength(count);
});

it.each([
  ['$connect', 1],
  ['$default', 0],
])('counts the route %s of a WebSocket API as %i problems', (route_key, count) => {
  const stack = stackOf({
    aws_apigatewayv2_api: { Api: { protocol_type: 'WEBSOCKET' } },
    aws_apigatewayv2_route: { It: { api_id: '${aws_apigatewayv2_api.Api.id}', route_key } },
  });
  expect(problemsOf(noAuthorization, stack)).toHaveLength(count);
});
