import {
  blocksOf,
  flagOf,
  isObject,
  numberOf,
  textOf,
  textsOf,
  type ObjectValue,
} from '@archway/terraform';
import { policyFor, type Found, type Reading } from '../../architecture/reading';
import { serviceUri } from '../backend/service-integration';
import type {
  AuthorizerPart,
  IntegrationPart,
  MethodPart,
  RestApiPart,
  StagePart,
  Throttle,
  UsagePlanPart,
} from '../parts';
import { stageOf, textsIn, throttleOf } from './stages';

/** "Quotas for configuring and running a REST API": the integration timeout where nothing states one. */
const TIMEOUT_MS = 29_000;
/** "Enable API caching": how long an authorizer's answer is kept where nothing states it. */
const AUTHORIZER_TTL_SECONDS = 300;

/** The services that integrations may call here. */
const SERVICES = [
  'dynamodb',
  'events',
  'firehose',
  'kinesis',
  'lambda',
  'logs',
  's3',
  'sns',
  'sqs',
  'sts',
];

/** Resources of a type that belong to one API. */
function ofApi(reading: Reading, type: string, apiId: string): readonly Found[] {
  return reading
    .all(type)
    .filter(({ resource }) => stated(resource.attributes, 'rest_api_id') === apiId);
}

function stated(attributes: ObjectValue, name: string): string {
  return textOf(attributes[name]) ?? '';
}

export function restApisOf(reading: Reading): readonly RestApiPart[] {
  const plans = usagePlansOf(reading);
  return reading.all('aws_api_gateway_rest_api').map((found): RestApiPart => {
    const { resource } = found;
    const { attributes } = resource;
    const apiId = reading.identifier(found, 'id');
    const executionArn = reading.identifier(found, 'execution_arn');
    const policy =
      policyFor(reading, 'aws_api_gateway_rest_api_policy', 'rest_api_id', [apiId]) ??
      reading.policy(resource, attributes['policy']);
    return {
      kind: 'rest',
      address: resource.address,
      constructPath: resource.constructPath,
      apiId,
      apiName: stated(attributes, 'name'),
      executionArn,
      region: executionArn.split(':')[3] ?? '',
      methods: methodsOf(reading, found, apiId),
      models: Object.fromEntries(
        ofApi(reading, 'aws_api_gateway_model', apiId).map(({ resource: model }) => [
          stated(model.attributes, 'name'),
          stated(model.attributes, 'schema'),
        ]),
      ),
      gatewayResponses: ofApi(reading, 'aws_api_gateway_gateway_response', apiId).map((each) => {
        const own = each.resource.attributes;
        const status = numberOf(own['status_code']);
        return {
          type: stated(own, 'response_type'),
          ...(status === undefined ? {} : { status }),
          parameters: textsIn(own['response_parameters']),
          templates: textsIn(own['response_templates']),
        };
      }),
      binaryMediaTypes: textsOf(attributes['binary_media_types']),
      apiKeySource: textOf(attributes['api_key_source']) === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER',
      authorizers: authorizersOf(reading, apiId),
      stages: stagesOf(reading, apiId),
      usagePlans: plans.filter(({ stages }) => stages.some((each) => each.apiId === apiId)),
      ...(policy === undefined ? {} : { policy }),
    };
  });
}

function methodsOf(reading: Reading, api: Found, apiId: string): readonly MethodPart[] {
  const root = reading.identifier(api, 'root_resource_id');
  const resources = ofApi(reading, 'aws_api_gateway_resource', apiId);
  const pathOf = (id: string, depth = 0): string => {
    if (id === root || depth > resources.length) return '';
    const own = resources.find((each) => reading.identifier(each, 'id') === id)?.resource;
    if (own === undefined) return '';
    const parent = pathOf(stated(own.attributes, 'parent_id'), depth + 1);
    return `${parent}/${stated(own.attributes, 'path_part')}`;
  };
  const validators = ofApi(reading, 'aws_api_gateway_request_validator', apiId);
  return ofApi(reading, 'aws_api_gateway_method', apiId).map(({ resource }): MethodPart => {
    const { attributes } = resource;
    const resourceId = stated(attributes, 'resource_id');
    const httpMethod = stated(attributes, 'http_method');
    const isOurs = (each: Found): boolean =>
      stated(each.resource.attributes, 'resource_id') === resourceId &&
      stated(each.resource.attributes, 'http_method') === httpMethod;
    const validator = validators.find(
      (each) => reading.identifier(each, 'id') === stated(attributes, 'request_validator_id'),
    )?.resource.attributes;
    const authorizerId = textOf(attributes['authorizer_id']);
    const integration = ofApi(reading, 'aws_api_gateway_integration', apiId).find(isOurs);
    const path = pathOf(resourceId);
    const parameters = attributes['request_parameters'];
    return {
      address: resource.address,
      path: path === '' ? '/' : path,
      httpMethod,
      authorization: textOf(attributes['authorization']) ?? 'NONE',
      ...(authorizerId === undefined ? {} : { authorizerId }),
      scopes: textsOf(attributes['authorization_scopes']),
      apiKeyRequired: flagOf(attributes['api_key_required']) ?? false,
      parameters: Object.fromEntries(
        Object.entries(isObject(parameters) ? parameters : {}).map(([name, required]) => [
          name,
          flagOf(required) ?? false,
        ]),
      ),
      models: textsIn(attributes['request_models']),
      validatesBody: flagOf(validator?.['validate_request_body']) ?? false,
      validatesParameters: flagOf(validator?.['validate_request_parameters']) ?? false,
      responses: Object.fromEntries(
        ofApi(reading, 'aws_api_gateway_method_response', apiId)
          .filter(isOurs)
          .map(({ resource: response }) => [
            Number(stated(response.attributes, 'status_code')),
            Object.keys(parametersIn(response.attributes)),
          ]),
      ),
      ...(integration === undefined
        ? {}
        : { integration: integrationOf(reading, integration, apiId, isOurs) }),
    };
  });
}

function parametersIn(attributes: ObjectValue): ObjectValue {
  const value = attributes['response_parameters'];
  return isObject(value) ? value : {};
}

function integrationOf(
  reading: Reading,
  { resource }: Found,
  apiId: string,
  isOurs: (each: Found) => boolean,
): IntegrationPart {
  const { attributes } = resource;
  const roleArn = textOf(attributes['credentials']);
  const contentHandling = textOf(attributes['content_handling']);
  const service = serviceUri(stated(attributes, 'uri'))?.service;
  if (service !== undefined && !SERVICES.includes(service)) {
    reading.notSimulated.push(
      `${resource.address}: the service ${service} is not simulated; requests are answered as a failed integration`,
    );
  }
  return {
    address: resource.address,
    type: stated(attributes, 'type') as IntegrationPart['type'],
    uri: stated(attributes, 'uri'),
    method: textOf(attributes['integration_http_method']) ?? 'POST',
    ...(roleArn === undefined ? {} : { roleArn }),
    parameters: textsIn(attributes['request_parameters']),
    templates: textsIn(attributes['request_templates']),
    passthrough: (textOf(attributes['passthrough_behavior']) ??
      'WHEN_NO_MATCH') as IntegrationPart['passthrough'],
    ...(contentHandling === undefined ? {} : { contentHandling }),
    timeoutMs: numberOf(attributes['timeout_milliseconds']) ?? TIMEOUT_MS,
    responses: ofApi(reading, 'aws_api_gateway_integration_response', apiId)
      .filter(isOurs)
      .map(({ resource: response }) => {
        const own = response.attributes;
        const pattern = textOf(own['selection_pattern']);
        const handling = textOf(own['content_handling']);
        return {
          status: Number(stated(own, 'status_code')),
          ...(pattern === undefined || pattern === '' ? {} : { pattern }),
          ...(handling === undefined ? {} : { contentHandling: handling }),
          parameters: textsIn(own['response_parameters']),
          templates: textsIn(own['response_templates']),
        };
      }),
  };
}

function authorizersOf(reading: Reading, apiId: string): readonly AuthorizerPart[] {
  return ofApi(reading, 'aws_api_gateway_authorizer', apiId).map((found): AuthorizerPart => {
    const { attributes, address } = found.resource;
    const type = textOf(attributes['type']) ?? 'TOKEN';
    const functionArn = functionArnIn(textOf(attributes['authorizer_uri']));
    const roleArn = textOf(attributes['authorizer_credentials']);
    const pattern = textOf(attributes['identity_validation_expression']);
    const sources = textOf(attributes['identity_source']) ?? 'method.request.header.Authorization';
    return {
      address,
      authorizerId: reading.identifier(found, 'id'),
      name: stated(attributes, 'name'),
      kind: type === 'COGNITO_USER_POOLS' ? 'JWT' : type === 'REQUEST' ? 'REQUEST' : 'TOKEN',
      ...(functionArn === undefined ? {} : { functionArn }),
      ...(roleArn === undefined ? {} : { roleArn }),
      identitySources: sources.split(',').map((each) => each.trim()),
      ...(pattern === undefined || pattern === '' ? {} : { pattern }),
      ttlSeconds:
        numberOf(attributes['authorizer_result_ttl_in_seconds']) ?? AUTHORIZER_TTL_SECONDS,
      issuers: textsOf(attributes['provider_arns']).map(issuerOfPool),
      audiences: [],
    };
  });
}

/** Who signs the tokens of a Cognito user pool. */
export function issuerOfPool(poolArn: string): string {
  const [, , , region = ''] = poolArn.split(':');
  return `https://cognito-idp.${region}.amazonaws.com/${poolArn.split('/').at(-1) ?? ''}`;
}

/** The function that an invocation URI calls. */
export function functionArnIn(uri: string | undefined): string | undefined {
  return /functions\/(arn:[^/]+)\/invocations/.exec(uri ?? '')?.[1];
}

function stagesOf(reading: Reading, apiId: string): readonly StagePart[] {
  const stages = ofApi(reading, 'aws_api_gateway_stage', apiId).map((found) => {
    const { attributes } = found.resource;
    const stageName = stated(attributes, 'stage_name');
    return stageOf(
      reading,
      found,
      stageName,
      attributes['variables'],
      throttlesOf(reading, apiId, stageName),
    );
  });
  // Version 5 of the provider makes stages of deployments as well.
  const deployed = ofApi(reading, 'aws_api_gateway_deployment', apiId).flatMap((found) => {
    const { attributes } = found.resource;
    const stageName = textOf(attributes['stage_name']);
    if (stageName === undefined || stageName === '') return [];
    const throttles = throttlesOf(reading, apiId, stageName);
    return [stageOf(reading, found, stageName, attributes['variables'], throttles)];
  });
  return [...stages, ...deployed];
}

function throttlesOf(
  reading: Reading,
  apiId: string,
  stageName: string,
): Readonly<Record<string, Throttle>> {
  return Object.fromEntries(
    ofApi(reading, 'aws_api_gateway_method_settings', apiId)
      .filter(({ resource }) => stated(resource.attributes, 'stage_name') === stageName)
      .flatMap(({ resource }) => {
        const throttle = throttleOf(blocksOf(resource.attributes['settings'])[0]);
        return throttle === undefined
          ? []
          : [[stated(resource.attributes, 'method_path'), throttle]];
      }),
  );
}

function usagePlansOf(reading: Reading): readonly UsagePlanPart[] {
  const keys = reading.all('aws_api_gateway_api_key').flatMap((found) =>
    flagOf(found.resource.attributes['enabled']) === false
      ? []
      : [
          {
            id: reading.identifier(found, 'id'),
            value: reading.identifier(found, 'value'),
            name: stated(found.resource.attributes, 'name'),
          },
        ],
  );
  return reading.all('aws_api_gateway_usage_plan').map((found): UsagePlanPart => {
    const { attributes, address } = found.resource;
    const planId = reading.identifier(found, 'id');
    const own = reading
      .all('aws_api_gateway_usage_plan_key')
      .filter(({ resource }) => stated(resource.attributes, 'usage_plan_id') === planId)
      .map(({ resource }) => stated(resource.attributes, 'key_id'));
    const throttle = throttleOf(blocksOf(attributes['throttle_settings'])[0], '');
    const [quota] = blocksOf(attributes['quota_settings']);
    const limit = numberOf(quota?.['limit']);
    return {
      address,
      keys: keys.filter(({ id }) => own.includes(id)),
      stages: blocksOf(attributes['api_stages']).map((block) => ({
        apiId: stated(block, 'api_id'),
        stageName: stated(block, 'stage'),
      })),
      ...(throttle === undefined ? {} : { throttle }),
      ...(limit === undefined
        ? {}
        : { quota: { limit, period: (textOf(quota?.['period']) ?? 'MONTH') as 'DAY' } }),
    };
  });
}
