import type { Coverage } from './coverage';

export const REST_APIS: Coverage = {
  aws_api_gateway_rest_api: {
    simulated: ['api_key_source', 'binary_media_types', 'name', 'policy', 'region'],
    noEffect: [
      'description',
      'disable_execute_api_endpoint',
      'endpoint_configuration',
      'fail_on_warnings',
      'id',
      'put_rest_api_mode',
      'tags',
      'tags_all',
    ],
    notSimulated: {
      body: { says: 'body is not simulated: routes of an OpenAPI document do not exist here' },
      minimum_compression_size: { says: 'minimum_compression_size is not simulated' },
      parameters: { says: 'parameters of an import are not simulated' },
    },
  },
  aws_api_gateway_rest_api_policy: {
    simulated: ['policy', 'region', 'rest_api_id'],
    noEffect: ['id'],
  },
  aws_api_gateway_resource: {
    simulated: ['parent_id', 'path_part', 'region', 'rest_api_id'],
    noEffect: ['id'],
  },
  aws_api_gateway_method: {
    simulated: [
      'api_key_required',
      'authorization',
      'authorization_scopes',
      'authorizer_id',
      'http_method',
      'region',
      'request_models',
      'request_parameters',
      'request_validator_id',
      'resource_id',
      'rest_api_id',
    ],
    noEffect: ['id', 'operation_name'],
  },
  aws_api_gateway_method_response: {
    simulated: [
      'http_method',
      'region',
      'resource_id',
      'response_parameters',
      'rest_api_id',
      'status_code',
    ],
    noEffect: ['id', 'response_models'],
  },
  aws_api_gateway_integration: {
    simulated: [
      'content_handling',
      'credentials',
      'http_method',
      'integration_http_method',
      'passthrough_behavior',
      'region',
      'request_parameters',
      'request_templates',
      'resource_id',
      'rest_api_id',
      'timeout_milliseconds',
      'type',
      'uri',
    ],
    noEffect: ['cache_key_parameters', 'cache_namespace', 'connection_id', 'id', 'tls_config'],
    notSimulated: {
      connection_type: {
        says: 'connection_type is not simulated: the URI is called as it is',
        unless: ['INTERNET'],
      },
    },
  },
  aws_api_gateway_integration_response: {
    simulated: [
      'content_handling',
      'http_method',
      'region',
      'resource_id',
      'response_parameters',
      'response_templates',
      'rest_api_id',
      'selection_pattern',
      'status_code',
    ],
    noEffect: ['id'],
  },
  aws_api_gateway_model: {
    simulated: ['name', 'region', 'rest_api_id', 'schema'],
    noEffect: ['content_type', 'description', 'id'],
  },
  aws_api_gateway_request_validator: {
    simulated: ['region', 'rest_api_id', 'validate_request_body', 'validate_request_parameters'],
    noEffect: ['id', 'name'],
  },
  aws_api_gateway_gateway_response: {
    simulated: [
      'region',
      'response_parameters',
      'response_templates',
      'response_type',
      'rest_api_id',
      'status_code',
    ],
    noEffect: ['id'],
  },
  aws_api_gateway_authorizer: {
    simulated: [
      'authorizer_credentials',
      'authorizer_result_ttl_in_seconds',
      'authorizer_uri',
      'identity_source',
      'identity_validation_expression',
      'name',
      'provider_arns',
      'region',
      'rest_api_id',
      'type',
    ],
    noEffect: ['id'],
  },
  aws_api_gateway_stage: {
    simulated: [
      'access_log_settings',
      'deployment_id',
      'region',
      'rest_api_id',
      'stage_name',
      'variables',
    ],
    noEffect: [
      'cache_cluster_size',
      'client_certificate_id',
      'description',
      'documentation_version',
      'id',
      'tags',
      'tags_all',
      'xray_tracing_enabled',
    ],
    notSimulated: {
      cache_cluster_enabled: { says: 'the cache is not simulated: each request is answered anew' },
      canary_settings: { says: 'canary_settings is not simulated' },
    },
  },
  aws_api_gateway_deployment: {
    simulated: ['region', 'rest_api_id', 'stage_name', 'variables'],
    noEffect: ['description', 'id', 'stage_description', 'triggers'],
    notSimulated: { canary_settings: { says: 'canary_settings is not simulated' } },
  },
  aws_api_gateway_method_settings: {
    simulated: ['method_path', 'region', 'rest_api_id', 'settings', 'stage_name'],
    noEffect: ['id'],
  },
  aws_api_gateway_usage_plan: {
    simulated: ['api_stages', 'quota_settings', 'region', 'throttle_settings'],
    noEffect: ['description', 'id', 'name', 'product_code', 'tags', 'tags_all'],
  },
  aws_api_gateway_usage_plan_key: {
    simulated: ['key_id', 'region', 'usage_plan_id'],
    noEffect: ['id', 'key_type'],
  },
  aws_api_gateway_api_key: {
    simulated: ['enabled', 'name', 'region', 'value'],
    noEffect: ['customer_id', 'description', 'id', 'tags', 'tags_all'],
  },
};

export const REST_APIS_WITHOUT_EFFECT: readonly string[] = [
  'aws_api_gateway_account',
  'aws_api_gateway_client_certificate',
  'aws_api_gateway_documentation_part',
  'aws_api_gateway_documentation_version',
];
