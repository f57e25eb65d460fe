import { apiSpec, ECHO, ECHO_URI, restApi } from '../testing/rest-stack';

const API = '${aws_api_gateway_rest_api.shop.id}';
const PROXY = { type: 'AWS_PROXY', integration_http_method: 'POST', uri: ECHO_URI };

/** A method behind an authorizer whose function is `echo` as well. */
function guarded(authorizer: object) {
  return restApi(
    {
      'GET /a': {
        method: {
          authorization: 'CUSTOM',
          authorizer_id: '${aws_api_gateway_authorizer.own.id}',
        },
        integration: PROXY,
      },
    },
    {
      resources: {
        ...ECHO,
        aws_lambda_permission: {
          ...ECHO['aws_lambda_permission'],
          authorizer: {
            function_name: 'echo',
            action: 'lambda:InvokeFunction',
            principal: 'apigateway.amazonaws.com',
            source_arn: '${aws_api_gateway_rest_api.shop.execution_arn}/authorizers/*',
          },
        },
        aws_api_gateway_authorizer: {
          own: { rest_api_id: API, name: 'own', authorizer_uri: ECHO_URI, ...authorizer },
        },
      },
    },
  );
}

interface AuthorizerEvent {
  readonly type?: string;
  readonly authorizationToken?: string;
  readonly methodArn: string;
  readonly requestContext: { readonly authorizer: object };
}

function spec(authorizer: object) {
  const asked: AuthorizerEvent[] = [];
  const api = apiSpec(guarded(authorizer), (event: AuthorizerEvent) => {
    if (event.type === undefined) {
      return { statusCode: 200, body: JSON.stringify(event.requestContext.authorizer) };
    }
    asked.push(event);
    if (event.authorizationToken === 'nobody') throw new Error('Unauthorized');
    if (event.authorizationToken === 'broken') throw new Error('no database');
    return {
      principalId: 'ada',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: event.authorizationToken === 'deny' ? 'Deny' : 'Allow',
            Action: 'execute-api:Invoke',
            Resource: event.methodArn,
          },
        ],
      },
      context: { role: 'buyer' },
    };
  });
  const get = (headers: Record<string, string> = {}) => api.send('GET /live/a', '', headers);
  return { ...api, asked, get };
}

describe('a token authorizer', () => {
  it('hands what it says of the caller on', async () => {
    const { get, asked } = spec({});
    expect(await get({ Authorization: 'allow' })).toMatchObject({
      status: 200,
      body: '{"principalId":"ada","role":"buyer"}',
    });
    expect(asked[0]?.methodArn).toMatch(/:execute-api:eu-west-1:123456789012:\w+\/live\/GET\/a$/);
  });

  it.each([
    ['no token', {}, 401, 'Unauthorized'],
    [
      'a policy that denies',
      { Authorization: 'deny' },
      403,
      'User is not authorized to access this resource',
    ],
    ['a function that refuses', { Authorization: 'nobody' }, 401, 'Unauthorized'],
    ['a function that fails', { Authorization: 'broken' }, 500, 'Internal server error'],
  ])('with %s answers itself', async (_, headers, status, text) => {
    expect(await spec({}).get(headers)).toMatchObject({
      status,
      body: JSON.stringify({ message: text }),
    });
  });

  it('is asked again for another token, and when its time is over', async () => {
    const { get, asked, clock } = spec({ authorizer_result_ttl_in_seconds: 60 });
    await get({ Authorization: 'one' });
    await get({ Authorization: 'one' });
    await get({ Authorization: 'two' });
    expect(asked).toHaveLength(2);
    await clock.advance(61_000);
    await get({ Authorization: 'one' });
    expect(asked).toHaveLength(3);
  });

  it('is not asked for a token of another form', async () => {
    const { get, asked } = spec({ identity_validation_expression: 'Bearer .+' });
    expect((await get({ Authorization: 'one' })).status).toBe(401);
    expect((await get({ Authorization: 'Bearer one' })).status).toBe(200);
    expect(asked).toHaveLength(1);
  });
});

it('a request authorizer sees the request, and needs all that identifies the caller', async () => {
  const { get, asked } = spec({
    type: 'REQUEST',
    identity_source: 'method.request.header.X-User, method.request.header.X-Key',
  });
  expect((await get({ 'X-User': 'ada' })).status).toBe(401);
  expect((await get({ 'X-User': 'ada', 'X-Key': '1' })).status).toBe(200);
  expect(asked).toMatchObject([{ type: 'REQUEST', httpMethod: 'GET', headers: { 'X-Key': '1' } }]);
});
