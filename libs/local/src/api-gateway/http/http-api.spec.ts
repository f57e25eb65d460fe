import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiRole, apiSpec, ECHO } from '../testing/rest-stack';
import type { LocalCloudOptions } from '../../cloud/local-cloud';
import type { SpecHandler } from '../../testing/cloud-of';

const API = '${aws_apigatewayv2_api.shop.id}';
const message = (text: string) => JSON.stringify({ message: text });

interface Stack {
  readonly api?: object;
  readonly stage?: object;
  readonly resources?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** An HTTP API with routes to integrations, written as terraform-aws-apigateway-v2 writes it. */
function httpApi(
  routes: Readonly<Record<string, { readonly route?: object; readonly integration: object }>>,
  { api = {}, stage = {}, resources = {} }: Stack = {},
): object {
  const entries = Object.entries(routes).map(([key, each], at) => ({
    key,
    name: `r${at}`,
    ...each,
  }));
  return {
    provider: { aws: { region: 'eu-west-1' } },
    resource: {
      aws_apigatewayv2_api: { shop: { name: 'shop', protocol_type: 'HTTP', ...api } },
      aws_apigatewayv2_stage: {
        live: { api_id: API, name: '$default', auto_deploy: true, ...stage },
      },
      aws_apigatewayv2_integration: Object.fromEntries(
        entries.map(({ name, integration }) => [name, { api_id: API, ...integration }]),
      ),
      aws_apigatewayv2_route: Object.fromEntries(
        entries.map(({ key, name, route = {} }) => [
          name,
          {
            api_id: API,
            route_key: key,
            target: `integrations/\${aws_apigatewayv2_integration.${name}.id}`,
            ...route,
          },
        ]),
      ),
      ...resources,
    },
  };
}

const FUNCTION = {
  integration_type: 'AWS_PROXY',
  integration_uri: '${aws_lambda_function.echo.arn}',
  payload_format_version: '2.0',
};
const CALLABLE = {
  ...ECHO,
  aws_lambda_permission: {
    echo: {
      ...ECHO['aws_lambda_permission']?.['echo'],
      source_arn: '${aws_apigatewayv2_api.shop.execution_arn}/*/*',
    },
  },
};

function api(terraform: object, handler?: SpecHandler, options?: LocalCloudOptions) {
  return apiSpec(terraform, handler, options);
}

describe('routes', () => {
  const spec = api(
    httpApi(
      {
        'GET /orders/{id}': { integration: FUNCTION },
        'GET /orders/mine': { integration: FUNCTION },
        'ANY /orders/{proxy+}': { integration: FUNCTION },
        $default: { integration: FUNCTION },
      },
      { resources: CALLABLE },
    ),
    ({ routeKey }: { routeKey: string }) => routeKey,
  );

  it.each([
    ['GET /orders/7', 'GET /orders/{id}'],
    ['GET /orders/mine', 'GET /orders/mine'],
    ['POST /orders/7', 'ANY /orders/{proxy+}'],
    ['GET /orders/7/lines', 'ANY /orders/{proxy+}'],
    ['GET /elsewhere', '$default'],
  ])('%s goes to %s', async (request, route) => {
    expect(await spec.send(request)).toMatchObject({ status: 200, body: route });
  });

  it('that are not there are 404', async () => {
    const none = api(httpApi({ 'GET /a': { integration: FUNCTION } }, { resources: CALLABLE }));
    expect(await none.send('GET /b')).toMatchObject({ status: 404, body: message('Not Found') });
  });
});

it('a function sees payload 2.0, and may answer with less than a response', async () => {
  const events: object[] = [];
  const spec = api(
    httpApi({ 'POST /orders/{id}': { integration: FUNCTION } }, { resources: CALLABLE }),
    (event: object) => {
      events.push(event);
      return { ok: true };
    },
  );
  const answer = await spec.send('POST /orders/7?a=1&a=2', '{"x":1}', {
    'Content-Type': 'application/json',
    Cookie: 'c=1; d=2',
    'X-Many': ['a', 'b'],
  });
  expect(answer).toMatchObject({ status: 200, body: '{"ok":true}' });
  expect(events).toMatchObject([
    {
      version: '2.0',
      routeKey: 'POST /orders/{id}',
      rawPath: '/orders/7',
      rawQueryString: 'a=1&a=2',
      cookies: ['c=1', 'd=2'],
      headers: { 'x-many': 'a,b' },
      queryStringParameters: { a: '1,2' },
      pathParameters: { id: '7' },
      requestContext: { http: { method: 'POST', path: '/orders/7' }, stage: '$default' },
      body: '{"x":1}',
      isBase64Encoded: false,
    },
  ]);
});

it('payload 1.0 is what the integration gets where nothing asks for 2.0', async () => {
  const first = { ...FUNCTION, payload_format_version: undefined };
  const spec = api(
    httpApi({ 'GET /a': { integration: first } }, { resources: CALLABLE }),
    ({ version, httpMethod }: { version: string; httpMethod: string }) => ({
      statusCode: 200,
      body: `${version} ${httpMethod}`,
    }),
  );
  expect(await spec.send('GET /a')).toMatchObject({ body: '1.0 GET' });
});

it('sends to a queue by itself, with the permission of its role', async () => {
  const send = {
    integration_type: 'AWS_PROXY',
    integration_subtype: 'SQS-SendMessage',
    credentials_arn: '${aws_iam_role.Api.arn}',
    request_parameters: {
      QueueUrl: '${aws_sqs_queue.orders.url}',
      MessageBody: '$request.body.order',
      DelaySeconds: '0',
    },
  };
  const stack = (actions: string[]) =>
    httpApi(
      { 'POST /orders': { integration: send } },
      { resources: { ...apiRole(actions), aws_sqs_queue: { orders: { name: 'orders' } } } },
    );
  const spec = api(stack(['sqs:SendMessage']));
  const answer = await spec.send('POST /orders', '{"order":{"sku":"a&b"}}');
  const [sent] =
    spec.cloud.sqs.queueOf('arn:aws:sqs:eu-west-1:123456789012:orders')?.take(1, 30) ?? [];
  expect([answer.status, sent?.body]).toEqual([200, '{"sku":"a&b"}']);
  const denied = api(stack(['sqs:ReceiveMessage']));
  expect((await denied.send('POST /orders', '{"order":1}')).status).toBe(403);
  expect(denied.denials()).toMatchObject([{ action: 'sqs:SendMessage' }]);
});

it('hands on to a server, with the parameters that it maps', async () => {
  const seen: object[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    seen.push({ method, url, own: headers['x-own'], secret: headers['x-secret'] });
    response.writeHead(201, { 'x-from': 'server' }).end('{"id":5}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const spec = api(
      httpApi({
        'GET /orders/{id}': {
          integration: {
            integration_type: 'HTTP_PROXY',
            integration_method: 'ANY',
            integration_uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/{id}`,
            request_parameters: {
              'overwrite:header.x-own': '$request.path.id',
              'remove:header.x-secret': "''",
              'append:querystring.from': 'api-$${context.stage}',
            },
            response_parameters: [
              {
                status_code: '201',
                mappings: {
                  'overwrite:statuscode': '200',
                  'append:header.x-id': '$response.body.id',
                },
              },
            ],
          },
        },
      }),
    );
    const answer = await spec.send('GET /orders/a%20b?x=1', '', { 'x-secret': 's' });
    expect(seen).toEqual([
      { method: 'GET', url: '/v1/a%20b?x=1&from=api-%24default', own: 'a b', secret: undefined },
    ]);
    expect(answer).toMatchObject({
      status: 200,
      body: '{"id":5}',
      headers: { 'x-from': ['server'], 'x-id': ['5'] },
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('a JWT authorizer', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = 'https://issuer.example';
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256' }];
  const token = (claims: object, signer = privateKey) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}`;
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), signer).toString('base64url')}`;
  };
  const stack = httpApi(
    {
      'GET /a': {
        integration: FUNCTION,
        route: {
          authorization_type: 'JWT',
          authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
          authorization_scopes: ['read'],
        },
      },
    },
    {
      resources: {
        ...CALLABLE,
        aws_apigatewayv2_authorizer: {
          jwt: {
            api_id: API,
            name: 'jwt',
            authorizer_type: 'JWT',
            identity_sources: ['$request.header.Authorization'],
            jwt_configuration: { issuer, audience: ['shop'] },
          },
        },
      },
    },
  );
  const spec = api(
    stack,
    ({ requestContext }: { requestContext: { authorizer: object } }) => requestContext.authorizer,
    { tokenKeys: { [issuer]: keys } },
  );
  const exp = Date.UTC(2026, 0, 1) / 1000 + 3600;
  const good = { iss: issuer, aud: 'shop', exp, scope: 'read write', sub: 'ada' };
  const get = (claims: object, signer = privateKey) =>
    spec.send('GET /a', '', { Authorization: `Bearer ${token(claims, signer)}` });

  it('admits a token of its issuer, and hands the claims on', async () => {
    const { status, body } = await get(good);
    expect([status, JSON.parse(body)]).toMatchObject([
      200,
      { jwt: { claims: { sub: 'ada' }, scopes: ['read', 'write'] } },
    ]);
  });

  it.each<[string, object, number]>([
    ['has expired', { ...good, exp: exp - 7200 }, 401],
    ['is not yet valid', { ...good, nbf: exp }, 401],
    ['is for somebody else', { ...good, aud: 'other' }, 401],
    ['comes from elsewhere', { ...good, iss: 'https://other.example' }, 401],
    ['lacks the scope', { ...good, scope: 'write' }, 403],
  ])('refuses one that %s', async (_, claims, status) => {
    expect((await get(claims)).status).toBe(status);
  });

  it('refuses one that another key signed, and none at all', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect((await get(good, other)).status).toBe(401);
    expect((await spec.send('GET /a')).status).toBe(401);
  });
});

it('a Lambda authorizer decides, and its answer is kept', async () => {
  let asked = 0;
  const spec = api(
    httpApi(
      {
        'GET /a': {
          integration: FUNCTION,
          route: {
            authorization_type: 'CUSTOM',
            authorizer_id: '${aws_apigatewayv2_authorizer.own.id}',
          },
        },
      },
      {
        resources: {
          ...CALLABLE,
          aws_apigatewayv2_authorizer: {
            own: {
              api_id: API,
              name: 'own',
              authorizer_type: 'REQUEST',
              authorizer_uri: '${aws_lambda_function.echo.invoke_arn}',
              authorizer_payload_format_version: '2.0',
              enable_simple_responses: true,
              identity_sources: ['$request.header.X-User'],
              authorizer_result_ttl_in_seconds: 60,
            },
          },
        },
      },
    ),
    (event: {
      type?: string;
      identitySource: string[];
      requestContext: { authorizer: object };
    }) => {
      if (event.type !== 'REQUEST') return event.requestContext.authorizer;
      asked += 1;
      return { isAuthorized: event.identitySource[0] === 'ada', context: { role: 'buyer' } };
    },
  );
  const get = (user?: string) => spec.send('GET /a', '', { 'X-User': user });
  expect(await get('ada')).toMatchObject({ status: 200, body: '{"lambda":{"role":"buyer"}}' });
  await get('ada');
  expect(asked).toBe(1);
  expect([(await get('bob')).status, (await get()).status]).toEqual([403, 401]);
  await spec.clock.advance(61_000);
  await get('ada');
  expect(asked).toBe(3);
});

it('answers browsers of other origins', async () => {
  const spec = api(
    httpApi(
      { 'GET /a': { integration: FUNCTION } },
      {
        api: {
          cors_configuration: {
            allow_origins: ['https://*.example.com'],
            allow_methods: ['GET'],
            allow_headers: ['x-own'],
            max_age: 60,
          },
        },
        resources: CALLABLE,
      },
    ),
    () => 'ok',
  );
  const Origin = 'https://shop.example.com';
  expect(
    await spec.send('OPTIONS /a', '', { Origin, 'Access-Control-Request-Method': 'GET' }),
  ).toMatchObject({
    status: 204,
    headers: {
      'access-control-allow-origin': [Origin],
      'access-control-allow-methods': ['GET'],
      'access-control-max-age': ['60'],
    },
  });
  const foreign = await spec.send('GET /a', '', { Origin: 'https://evil.test' });
  expect(foreign.headers).not.toHaveProperty('access-control-allow-origin');
});

it('throttles a route', async () => {
  const spec = api(
    httpApi(
      { 'GET /a': { integration: FUNCTION }, 'GET /b': { integration: FUNCTION } },
      {
        stage: {
          route_settings: [
            { route_key: 'GET /a', throttling_rate_limit: 1, throttling_burst_limit: 1 },
          ],
        },
        resources: CALLABLE,
      },
    ),
    () => 'ok',
  );
  await spec.send('GET /a');
  expect(await spec.send('GET /a')).toMatchObject({
    status: 429,
    body: message('Too Many Requests'),
  });
  expect((await spec.send('GET /b')).status).toBe(200);
});

describe('the URL of a function', () => {
  const url = (authorization_type: string, permission: object = {}) => ({
    provider: { aws: { region: 'eu-west-1' } },
    resource: {
      ...ECHO,
      aws_lambda_permission: permission,
      aws_lambda_function_url: {
        echo: { function_name: '${aws_lambda_function.echo.function_name}', authorization_type },
      },
    },
  });
  const handler = ({ rawPath }: { rawPath: string }) => ({ statusCode: 200, body: rawPath });
  const ask = async (spec: ReturnType<typeof api>, headers: Record<string, string> = {}) => {
    const answer = await spec.cloud.request('echo', 'GET', '/a/b?c=1', { headers });
    return [answer.status, answer.body.toString()];
  };
  const signed = {
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/lambda/aws4_request, SignedHeaders=host, Signature=0',
  };

  it('calls the function', async () => {
    expect(await ask(api(url('NONE'), handler))).toEqual([200, '/a/b']);
  });

  it('with IAM asks for a signature', async () => {
    const spec = api(url('AWS_IAM'), handler);
    expect(await ask(spec)).toEqual([403, '{"Message":"Forbidden"}']);
    expect(await ask(spec, signed)).toEqual([200, '/a/b']);
  });
});
