import type { Coverage } from './coverage';

export const HTTP_APIS: Coverage = {
  aws_apigatewayv2_api: {
    simulated: ['cors_configuration', 'name', 'protocol_type', 'region', 'route_key', 'target'],
    noEffect: [
      'description',
      'disable_execute_api_endpoint',
      'fail_on_warnings',
      'id',
      'ip_address_type',
      'route_selection_expression',
      'tags',
      'tags_all',
      'version',
    ],
    notSimulated: {
      api_key_selection_expression: {
        says: 'api_key_selection_expression is not simulated',
        unless: ['$request.header.x-api-key'],
      },
      body: { says: 'body is not simulated: routes of an OpenAPI document do not exist here' },
      credentials_arn: { says: 'credentials_arn of an API is not simulated' },
    },
  },
  aws_apigatewayv2_route: {
    simulated: [
      'api_id',
      'authorization_scopes',
      'authorization_type',
      'authorizer_id',
      'region',
      'route_key',
      'target',
    ],
    noEffect: [
      'api_key_required',
      'id',
      'model_selection_expression',
      'operation_name',
      'request_models',
      'request_parameter',
      'route_response_selection_expression',
    ],
  },
  aws_apigatewayv2_integration: {
    simulated: [
      'api_id',
      'credentials_arn',
      'integration_method',
      'integration_subtype',
      'integration_type',
      'integration_uri',
      'payload_format_version',
      'region',
      'request_parameters',
      'response_parameters',
      'timeout_milliseconds',
    ],
    noEffect: [
      'connection_id',
      'content_handling_strategy',
      'description',
      'id',
      'passthrough_behavior',
      'request_templates',
      'template_selection_expression',
      'tls_config',
    ],
    notSimulated: {
      connection_type: {
        says: 'connection_type is not simulated: the URI is called as it is',
        unless: ['INTERNET'],
      },
    },
  },
  aws_apigatewayv2_stage: {
    simulated: [
      'access_log_settings',
      'api_id',
      'default_route_settings',
      'name',
      'region',
      'route_settings',
      'stage_variables',
    ],
    // What is deployed is what the stacks state.
    noEffect: [
      'auto_deploy',
      'client_certificate_id',
      'deployment_id',
      'description',
      'id',
      'tags',
      'tags_all',
    ],
  },
  aws_apigatewayv2_authorizer: {
    simulated: [
      'api_id',
      'authorizer_credentials_arn',
      'authorizer_payload_format_version',
      'authorizer_result_ttl_in_seconds',
      'authorizer_type',
      'authorizer_uri',
      'enable_simple_responses',
      'identity_sources',
      'jwt_configuration',
      'name',
      'region',
    ],
    noEffect: ['id', 'timeouts'],
  },
  aws_lambda_function_url: {
    simulated: ['authorization_type', 'cors', 'function_name', 'region'],
    noEffect: ['id', 'timeouts'],
    notSimulated: {
      invoke_mode: {
        says: 'invoke_mode is not simulated: the response comes whole',
        unless: ['BUFFERED'],
      },
      qualifier: { says: 'qualifier is not simulated: the code of the stack is called' },
    },
  },
};

export const HTTP_APIS_WITHOUT_EFFECT: readonly string[] = ['aws_apigatewayv2_deployment'];
