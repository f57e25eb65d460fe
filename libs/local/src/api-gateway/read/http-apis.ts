import { blocksOf, flagOf, numberOf, textOf, textsOf, type Value } from '@archway/terraform';
import type { Found, Reading } from '../../architecture/reading';
import type {
  AuthorizerPart,
  CorsPart,
  FunctionUrlPart,
  HttpApiPart,
  HttpIntegrationPart,
  HttpRoutePart,
  StagePart,
} from '../parts';
import { isKnownSubtype } from '../http/service-subtype';
import { functionArnIn } from './rest-apis';
import { stageOf, textsIn, throttleOf } from './stages';

/** "Quotas for configuring and running an HTTP API": the integration timeout. */
const TIMEOUT_MS = 30_000;

export function httpApisOf(reading: Reading): readonly HttpApiPart[] {
  return reading.all('aws_apigatewayv2_api').flatMap((found): readonly HttpApiPart[] => {
    const { resource } = found;
    const { attributes } = resource;
    if (textOf(attributes['protocol_type']) === 'WEBSOCKET') {
      reading.notSimulated.push(`${resource.address}: WebSocket APIs are not simulated`);
      return [];
    }
    const apiId = reading.identifier(found, 'id');
    const executionArn = reading.identifier(found, 'execution_arn');
    const cors = corsOf(attributes['cors_configuration'], 'allow_');
    return [
      {
        kind: 'http',
        address: resource.address,
        constructPath: resource.constructPath,
        apiId,
        apiName: textOf(attributes['name']) ?? '',
        executionArn,
        region: executionArn.split(':')[3] ?? '',
        routes: [...routesOf(reading, apiId), ...quickRoute(found)],
        authorizers: authorizersOf(reading, apiId),
        stages: [...stagesOf(reading, apiId), ...quickStage(found)],
        ...(cors === undefined ? {} : { cors }),
      },
    ];
  });
}

function ofApi(reading: Reading, type: string, apiId: string): readonly Found[] {
  return reading
    .all(type)
    .filter(({ resource }) => textOf(resource.attributes['api_id']) === apiId);
}

/** `target` of an API makes a route for everything, and a stage ("quick create"). */
function quickRoute({ resource }: Found): readonly HttpRoutePart[] {
  const target = textOf(resource.attributes['target']);
  if (target === undefined) return [];
  const isFunction = target.includes(':lambda:');
  return [
    {
      address: resource.address,
      routeKey: textOf(resource.attributes['route_key']) ?? '$default',
      authorization: 'NONE',
      scopes: [],
      integration: {
        address: resource.address,
        type: isFunction ? 'AWS_PROXY' : 'HTTP_PROXY',
        uri: target,
        method: 'ANY',
        payloadVersion: '2.0',
        parameters: {},
        responseParameters: {},
        timeoutMs: TIMEOUT_MS,
      },
    },
  ];
}

function quickStage({ resource }: Found): readonly StagePart[] {
  if (textOf(resource.attributes['target']) === undefined) return [];
  const { address, constructPath } = resource;
  return [{ address, constructPath, stageName: '$default', variables: {}, throttles: {} }];
}

function routesOf(reading: Reading, apiId: string): readonly HttpRoutePart[] {
  const integrations = ofApi(reading, 'aws_apigatewayv2_integration', apiId);
  return ofApi(reading, 'aws_apigatewayv2_route', apiId).map(({ resource }): HttpRoutePart => {
    const { attributes } = resource;
    const target = textOf(attributes['target'])?.replace(/^integrations\//, '');
    const integration = integrations.find((each) => reading.identifier(each, 'id') === target);
    const authorizerId = textOf(attributes['authorizer_id']);
    return {
      address: resource.address,
      routeKey: textOf(attributes['route_key']) ?? '$default',
      authorization: (textOf(attributes['authorization_type']) ??
        'NONE') as HttpRoutePart['authorization'],
      ...(authorizerId === undefined ? {} : { authorizerId }),
      scopes: textsOf(attributes['authorization_scopes']),
      ...(integration === undefined ? {} : { integration: integrationOf(reading, integration) }),
    };
  });
}

function integrationOf(reading: Reading, { resource }: Found): HttpIntegrationPart {
  const { attributes } = resource;
  const subtype = textOf(attributes['integration_subtype']);
  const roleArn = textOf(attributes['credentials_arn']);
  if (subtype !== undefined && subtype !== '' && !isKnownSubtype(subtype)) {
    reading.notSimulated.push(
      `${resource.address}: ${subtype} is not simulated; requests are answered 503`,
    );
  }
  return {
    address: resource.address,
    type: (textOf(attributes['integration_type']) ?? 'HTTP_PROXY') as HttpIntegrationPart['type'],
    ...(subtype === undefined || subtype === '' ? {} : { subtype }),
    uri: textOf(attributes['integration_uri']) ?? '',
    method: textOf(attributes['integration_method']) ?? 'ANY',
    ...(roleArn === undefined ? {} : { roleArn }),
    payloadVersion: textOf(attributes['payload_format_version']) === '2.0' ? '2.0' : '1.0',
    parameters: textsIn(attributes['request_parameters']),
    responseParameters: Object.fromEntries(
      blocksOf(attributes['response_parameters']).map((block) => [
        textOf(block['status_code']) ?? '',
        textsIn(block['mappings']),
      ]),
    ),
    timeoutMs: numberOf(attributes['timeout_milliseconds']) ?? TIMEOUT_MS,
  };
}

function authorizersOf(reading: Reading, apiId: string): readonly AuthorizerPart[] {
  return ofApi(reading, 'aws_apigatewayv2_authorizer', apiId).map((found): AuthorizerPart => {
    const { attributes, address } = found.resource;
    const [jwt] = blocksOf(attributes['jwt_configuration']);
    const uri = textOf(attributes['authorizer_uri']);
    const functionArn = functionArnIn(uri) ?? uri;
    const roleArn = textOf(attributes['authorizer_credentials_arn']);
    const issuer = textOf(jwt?.['issuer']);
    return {
      address,
      authorizerId: reading.identifier(found, 'id'),
      name: textOf(attributes['name']) ?? '',
      kind: textOf(attributes['authorizer_type']) === 'JWT' ? 'JWT' : 'REQUEST',
      ...(functionArn === undefined ? {} : { functionArn }),
      ...(roleArn === undefined ? {} : { roleArn }),
      identitySources: textsOf(attributes['identity_sources']),
      ttlSeconds: numberOf(attributes['authorizer_result_ttl_in_seconds']) ?? 0,
      issuers: issuer === undefined ? [] : [issuer],
      audiences: textsOf(jwt?.['audience']),
      payloadVersion:
        textOf(attributes['authorizer_payload_format_version']) === '1.0' ? '1.0' : '2.0',
      isSimple: flagOf(attributes['enable_simple_responses']) ?? false,
    };
  });
}

function stagesOf(reading: Reading, apiId: string): readonly StagePart[] {
  return ofApi(reading, 'aws_apigatewayv2_stage', apiId).map((found) => {
    const { attributes } = found.resource;
    const all = throttleOf(blocksOf(attributes['default_route_settings'])[0]);
    const own = blocksOf(attributes['route_settings']).flatMap((block) => {
      const throttle = throttleOf(block);
      return throttle === undefined ? [] : [[textOf(block['route_key']) ?? '', throttle] as const];
    });
    return stageOf(
      reading,
      found,
      textOf(attributes['name']) ?? '$default',
      attributes['stage_variables'],
      { ...(all === undefined ? {} : { '*': all }), ...Object.fromEntries(own) },
    );
  });
}

function corsOf(value: Value | undefined, prefix: string): CorsPart | undefined {
  const [block] = blocksOf(value);
  if (block === undefined) return undefined;
  const texts = (name: string): readonly string[] => textsOf(block[name]);
  const maxAgeSeconds = numberOf(block['max_age']);
  return {
    origins: texts(`${prefix}origins`),
    methods: texts(`${prefix}methods`),
    headers: texts(`${prefix}headers`),
    exposed: texts('expose_headers'),
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
    credentials: flagOf(block[`${prefix}credentials`]) ?? false,
  };
}

export function functionUrlsOf(
  reading: Reading,
  functions: readonly { readonly functionName: string; readonly functionArn: string }[],
): readonly FunctionUrlPart[] {
  return reading.all('aws_lambda_function_url').flatMap((found): readonly FunctionUrlPart[] => {
    const { resource } = found;
    const { attributes, address, constructPath } = resource;
    const target = reading.functionOf(found, functions);
    if (target === undefined) return [];
    const cors = corsOf(attributes['cors'], 'allow_');
    return [
      {
        kind: 'function-url',
        address,
        constructPath,
        apiId: reading.identifier(found, 'url_id'),
        apiName: target.functionName,
        stages: [],
        functionArn: target.functionArn,
        authorization: textOf(attributes['authorization_type']) === 'AWS_IAM' ? 'AWS_IAM' : 'NONE',
        ...(cors === undefined ? {} : { cors }),
      },
    ];
  });
}
