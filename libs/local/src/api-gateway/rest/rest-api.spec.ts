import { ADMINISTRATOR } from '../../principal/principal';
import { key, tables } from '../../dynamodb/testing/table-cloud';
import { apiRole, apiSpec, ECHO, ECHO_URI, restApi } from '../testing/rest-stack';

const message = (text: string) => JSON.stringify({ message: text });

const ORDER = JSON.stringify({
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['sku', 'quantity'],
  properties: {
    sku: { type: 'string' },
    quantity: { type: 'integer', minimum: 0, exclusiveMinimum: true },
  },
  additionalProperties: false,
});

/** Orders go to a queue. */
function shop(changes: { method?: object; integration?: object; more?: object } = {}) {
  return restApi(
    {
      'POST /orders': {
        method: {
          request_parameters: { 'method.request.header.Idempotency-Key': true },
          request_models: { 'application/json': '${aws_api_gateway_model.order.name}' },
          request_validator_id: '${aws_api_gateway_request_validator.all.id}',
          ...changes.method,
        },
        integration: {
          type: 'AWS',
          integration_http_method: 'POST',
          uri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/${aws_sqs_queue.orders.name}',
          credentials: '${aws_iam_role.Api.arn}',
          passthrough_behavior: 'NEVER',
          request_parameters: {
            'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
          },
          request_templates: {
            'application/json':
              "Action=SendMessage&MessageBody=$util.urlEncode($input.body)&MessageAttribute.1.Name=key&MessageAttribute.1.Value.StringValue=$util.urlEncode($input.params('Idempotency-Key'))&MessageAttribute.1.Value.DataType=String",
          },
          ...changes.integration,
        },
        responses: {
          202: {
            response_templates: {
              'application/json':
                '{"id":"$input.path(\'$.SendMessageResponse.SendMessageResult.MessageId\')"}',
            },
          },
          500: {
            selection_pattern: '[45]\\d{2}',
            response_templates: { 'application/json': '{"message":"try again"}' },
          },
        },
      },
    },
    {
      resources: {
        ...apiRole(['sqs:SendMessage']),
        aws_sqs_queue: { orders: { name: 'orders' } },
        aws_api_gateway_model: {
          order: {
            rest_api_id: '${aws_api_gateway_rest_api.shop.id}',
            name: 'Order',
            content_type: 'application/json',
            schema: ORDER,
          },
        },
        aws_api_gateway_request_validator: {
          all: {
            rest_api_id: '${aws_api_gateway_rest_api.shop.id}',
            name: 'all',
            validate_request_body: true,
            validate_request_parameters: true,
          },
        },
        ...changes.more,
      },
    },
  );
}

const JSON_TYPE = { 'content-type': 'application/json', 'Idempotency-Key': 'key-1' };
const BODY = '{"sku":"a&b+c%20","quantity":2}';

describe('a request to a queue', () => {
  it('becomes a message, whatever signs its body has', async () => {
    const spec = apiSpec(shop());
    const answer = await spec.send('POST /live/orders', BODY, JSON_TYPE);
    const [sent] =
      spec.cloud.sqs.queueOf('arn:aws:sqs:eu-west-1:123456789012:orders')?.take(1, 30) ?? [];
    expect(answer).toMatchObject({ status: 202, body: JSON.stringify({ id: sent?.messageId }) });
    expect(sent).toMatchObject({
      body: BODY,
      messageAttributes: { key: { dataType: 'String', stringValue: 'key-1' } },
    });
    expect(spec.of('answered')).toMatchObject([
      { apiName: 'shop', route: 'POST /orders', path: '/orders', status: 202 },
    ]);
  });

  it.each([
    ['malformed JSON', '{"sku":', JSON_TYPE, 400, message('Invalid request body')],
    ['a missing field', '{"sku":"a"}', JSON_TYPE, 400, message('Invalid request body')],
    [
      'by draft 4 no zero',
      '{"sku":"a","quantity":0}',
      JSON_TYPE,
      400,
      message('Invalid request body'),
    ],
    [
      'no key',
      BODY,
      { 'content-type': 'application/json' },
      400,
      message('Missing required request parameters: [Idempotency-Key]'),
    ],
    [
      'another type',
      BODY,
      { ...JSON_TYPE, 'content-type': 'text/plain' },
      415,
      message('Unsupported Media Type'),
    ],
    ['11 MB', 'x'.repeat(11 * 1024 ** 2), JSON_TYPE, 413, message('Request Too Long')],
  ])('with %s never reaches it', async (_, body, headers, status, answer) => {
    const spec = apiSpec(shop());
    expect(await spec.send('POST /orders', body, headers)).toMatchObject({ status, body: answer });
    expect(spec.cloud.sqs.queueOf('arn:aws:sqs:eu-west-1:123456789012:orders')?.pending).toBe(0);
  });

  it('without the permission is answered by the response for errors, and the run names the permission', async () => {
    const spec = apiSpec(shop({ more: apiRole(['sqs:ReceiveMessage']) }));
    expect(await spec.send('POST /orders', BODY, JSON_TYPE)).toMatchObject({
      status: 500,
      body: '{"message":"try again"}',
    });
    expect(spec.denials()).toMatchObject([
      {
        action: 'sqs:SendMessage',
        explanation: expect.stringContaining('aws_iam_role_policy.Api') as string,
      },
    ]);
  });

  it('whose role trusts nobody is an error of the configuration', async () => {
    const role = { aws_iam_role: { Api: { name: 'api', assume_role_policy: '{"Statement":[]}' } } };
    const spec = apiSpec(shop({ more: role }));
    expect(await spec.send('POST /orders', BODY, JSON_TYPE)).toMatchObject({
      status: 500,
      body: message('Internal server error'),
    });
    expect(spec.denials()).toMatchObject([{ action: 'sts:AssumeRole' }]);
  });

  it('is answered in XML where the integration asks for it', async () => {
    const parameters = {
      'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
      'integration.request.header.Accept': "'application/xml'",
    };
    const spec = apiSpec(shop({ integration: { request_parameters: parameters } }));
    const { body } = await spec.send('POST /orders', BODY, JSON_TYPE);
    expect(body).toBe('{"id":""}');
  });
});

it('reads a table, and answers 404 where the item is not there', async () => {
  const spec = apiSpec(
    restApi(
      {
        'GET /orders/{id}': {
          integration: {
            type: 'AWS',
            integration_http_method: 'POST',
            uri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/GetItem',
            credentials: '${aws_iam_role.Api.arn}',
            request_templates: {
              'application/json':
                '{"TableName":"${aws_dynamodb_table.Orders.name}","Key":{"customer":{"S":"$util.escapeJavaScript($input.params(\'id\'))"},"number":{"N":"1"}}}',
            },
          },
          responses: {
            200: {
              response_templates: {
                'application/json':
                  '#set($item = $input.path(\'$.Item\'))#if($item == "")#set($context.responseOverride.status = 404){"message":"Not found"}#else{"id":"$item.customer.S","amount":$item.amount.N}#end',
              },
            },
          },
        },
      },
      { resources: { ...tables(), ...apiRole(['dynamodb:GetItem']) } },
    ),
  );
  spec.cloud.dynamodb.call(ADMINISTRATOR, 'PutItem', {
    TableName: 'orders',
    Item: { ...key('ada', 1), amount: { N: '7' } },
  });
  expect(await spec.send('GET /live/orders/ada')).toMatchObject({
    status: 200,
    body: '{"id":"ada","amount":7}',
  });
  expect(await spec.send('GET /live/orders/bob')).toMatchObject({
    status: 404,
    body: '{"message":"Not found"}',
  });
});

describe('a function behind a proxy', () => {
  const proxy = { type: 'AWS_PROXY', integration_http_method: 'POST', uri: ECHO_URI };
  const stack = restApi(
    { 'ANY /{proxy+}': { integration: proxy }, 'GET /orders/{id}': { integration: proxy } },
    { resources: ECHO, stage: { variables: { color: 'red' } } },
  );

  it('sees the request, and answers it', async () => {
    const events: object[] = [];
    const spec = apiSpec(stack, (event: object) => {
      events.push(event);
      return {
        statusCode: 201,
        headers: { 'X-Own': 'a' },
        multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
        body: 'done',
      };
    });
    const answer = await spec.send('GET /live/orders/a%20b?x=1&x=2&y=%26', '', { 'X-Test': 'yes' });
    expect(answer).toMatchObject({
      status: 201,
      body: 'done',
      headers: { 'X-Own': ['a'], 'Set-Cookie': ['a=1', 'b=2'] },
    });
    expect(events).toMatchObject([
      {
        resource: '/orders/{id}',
        path: '/orders/a%20b',
        httpMethod: 'GET',
        headers: { 'X-Test': 'yes' },
        queryStringParameters: { x: '2', y: '&' },
        multiValueQueryStringParameters: { x: ['1', '2'], y: ['&'] },
        pathParameters: { id: 'a b' },
        stageVariables: { color: 'red' },
        requestContext: { stage: 'live', resourcePath: '/orders/{id}', path: '/live/orders/a%20b' },
        body: null,
        isBase64Encoded: false,
      },
    ]);
  });

  it('takes the rest of a path that no other route fits', async () => {
    const spec = apiSpec(stack, (event: { pathParameters: object }) => ({
      statusCode: 200,
      body: JSON.stringify(event.pathParameters),
    }));
    expect((await spec.send('PATCH /live/a/b/c')).body).toBe('{"proxy":"a/b/c"}');
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no'))],
    ['gives no status', () => ({ body: 'x' })],
    ['gives a body that is no text', () => ({ statusCode: 200, body: { a: 1 } })],
  ])('that %s is answered 502', async (_, handler) => {
    const spec = apiSpec(stack, handler);
    expect(await spec.send('GET /live/orders/1')).toMatchObject({
      status: 502,
      body: message('Internal server error'),
    });
  });

  it('that may not be called is an error of the configuration, and the run says why', async () => {
    const resources = { ...ECHO, aws_lambda_permission: {} };
    const spec = apiSpec(restApi({ 'GET /a': { integration: proxy } }, { resources }));
    expect(await spec.send('GET /live/a')).toMatchObject({ status: 500 });
    expect(spec.denials()).toMatchObject([
      { action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com' },
    ]);
  });
});

it('a function without proxy takes what the template makes, and its errors choose the response', async () => {
  const spec = apiSpec(
    restApi(
      {
        'POST /sum': {
          integration: {
            type: 'AWS',
            integration_http_method: 'POST',
            uri: ECHO_URI,
            request_templates: {
              'application/json':
                '{"sum": [#foreach($n in $input.path(\'$.numbers\'))$n#if($foreach.hasNext),#end#end]}',
            },
          },
          responses: {
            200: {},
            422: {
              selection_pattern: '.*too many.*',
              response_templates: {
                'application/json': '{"problem":$input.json(\'$.errorMessage\')}',
              },
            },
          },
        },
      },
      { resources: ECHO },
    ),
    ({ sum }: { sum: number[] }) => {
      if (sum.length > 2) throw new Error('too many numbers');
      return sum.reduce((total, each) => total + each, 0);
    },
  );
  const post = (numbers: number[]) => spec.send('POST /live/sum', JSON.stringify({ numbers }));
  expect(await post([1, 2])).toMatchObject({ status: 200, body: '3' });
  expect(await post([1, 2, 3])).toMatchObject({
    status: 422,
    body: '{"problem":"too many numbers"}',
  });
});

it('a mock answers a preflight', async () => {
  const spec = apiSpec(
    restApi({
      'OPTIONS /orders': {
        integration: {
          type: 'MOCK',
          request_templates: { 'application/json': '{"statusCode": 200}' },
        },
        responses: {
          200: {
            parameters: { 'method.response.header.Access-Control-Allow-Origin': true },
            response_parameters: {
              'method.response.header.Access-Control-Allow-Origin': "'https://shop.example'",
            },
          },
        },
      },
    }),
  );
  expect(await spec.send('OPTIONS /live/orders')).toMatchObject({
    status: 200,
    headers: { 'Access-Control-Allow-Origin': ['https://shop.example'] },
  });
});

describe('gateway responses', () => {
  const mock = {
    integration: { type: 'MOCK', request_templates: { 'application/json': '{"statusCode":200}' } },
    responses: { 200: {} },
  };
  const own = {
    aws_api_gateway_gateway_response: {
      none: {
        rest_api_id: '${aws_api_gateway_rest_api.shop.id}',
        response_type: 'DEFAULT_4XX',
        status_code: '404',
        response_templates: { 'application/json': '{"error":$context.error.messageString}' },
        response_parameters: { 'gatewayresponse.header.X-Reason': "'none'" },
      },
    },
  };

  it('say what API Gateway says where nothing states another', async () => {
    expect(await apiSpec(restApi({ 'GET /a': mock })).send('GET /live/b')).toMatchObject({
      status: 403,
      body: message('Missing Authentication Token'),
    });
  });

  it('are those of the type, else of its group', async () => {
    const spec = apiSpec(restApi({ 'GET /a': mock }, { resources: own }));
    expect(await spec.send('GET /live/b')).toMatchObject({
      status: 404,
      body: '{"error":"Missing Authentication Token"}',
      headers: { 'X-Reason': ['none'] },
    });
  });
});

describe('limits', () => {
  const mock = {
    integration: { type: 'MOCK', request_templates: { 'application/json': '{"statusCode":200}' } },
    responses: { 200: {} },
  };
  const settings = {
    aws_api_gateway_method_settings: {
      all: {
        rest_api_id: '${aws_api_gateway_rest_api.shop.id}',
        stage_name: 'live',
        method_path: '*/*',
        settings: { throttling_rate_limit: 1, throttling_burst_limit: 2 },
      },
    },
  };

  it('of a stage answer 429, and end with time', async () => {
    const spec = apiSpec(restApi({ 'GET /a': mock }, { resources: settings }));
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await spec.send('GET /live/a')).status);
    await spec.clock.advance(1_000);
    statuses.push((await spec.send('GET /live/a')).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  it('of a plan count for the holder of its key', async () => {
    const plan = {
      aws_api_gateway_api_key: { mobile: { name: 'mobile', value: 'k'.repeat(20) } },
      aws_api_gateway_usage_plan: {
        basic: {
          name: 'basic',
          api_stages: { api_id: '${aws_api_gateway_rest_api.shop.id}', stage: 'live' },
          quota_settings: { limit: 2, period: 'DAY' },
        },
      },
      aws_api_gateway_usage_plan_key: {
        mobile: {
          key_id: '${aws_api_gateway_api_key.mobile.id}',
          key_type: 'API_KEY',
          usage_plan_id: '${aws_api_gateway_usage_plan.basic.id}',
        },
      },
    };
    const spec = apiSpec(
      restApi({ 'GET /a': { ...mock, method: { api_key_required: true } } }, { resources: plan }),
    );
    const get = (value?: string) => spec.send('GET /live/a', '', { 'x-api-key': value });
    expect(await get()).toMatchObject({ status: 403, body: message('Forbidden') });
    expect((await get('other')).status).toBe(403);
    expect([(await get('k'.repeat(20))).status, (await get('k'.repeat(20))).status]).toEqual([
      200, 200,
    ]);
    expect(await get('k'.repeat(20))).toMatchObject({
      status: 429,
      body: message('Limit Exceeded'),
    });
    await spec.clock.advance(24 * 3600 * 1000);
    expect((await get('k'.repeat(20))).status).toBe(200);
  });
});

it('writes a line for each request into the access log', async () => {
  const spec = apiSpec(
    restApi(
      {
        'GET /a': {
          integration: {
            type: 'MOCK',
            request_templates: { 'application/json': '{"statusCode":200}' },
          },
          responses: { 200: {} },
        },
      },
      {
        stage: {
          access_log_settings: {
            destination_arn: '${aws_cloudwatch_log_group.access.arn}',
            format:
              '$context.httpMethod $context.resourcePath $context.status $context.error.responseType',
          },
        },
        resources: { aws_cloudwatch_log_group: { access: { name: '/api/access' } } },
      },
    ),
  );
  await spec.send('GET /live/a');
  await spec.send('GET /live/b');
  expect(spec.cloud.logs.eventsOf('/api/access')?.map(({ message: line }) => line)).toEqual([
    'GET /a 200 -',
    'GET - 403 MISSING_AUTHENTICATION_TOKEN',
  ]);
});
