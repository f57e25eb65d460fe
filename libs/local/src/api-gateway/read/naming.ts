import { textOf, type Resource } from '@archway/terraform';
import { addressHash } from '../../naming/physical-name';
import type { Environment } from '../../naming/environment';

type Attributes = Readonly<Record<string, string | undefined>>;

/** Ten digits and letters in lower case, as API Gateway makes them. */
export function shortId(resource: Resource): string {
  return BigInt(`0x${addressHash(resource).slice(0, 16)}`)
    .toString(36)
    .padStart(10, '0')
    .slice(-10);
}

/** The identifiers that API Gateway gives its resources. */
export const API_GATEWAY_KINDS: Readonly<
  Record<string, (resource: Resource, place: Environment) => Attributes>
> = {
  aws_api_gateway_rest_api: (resource, { partition, region, accountId }) => {
    const id = shortId(resource);
    return {
      id,
      root_resource_id: `root${id.slice(4)}`,
      arn: `arn:${partition}:apigateway:${region}::/restapis/${id}`,
      execution_arn: `arn:${partition}:execute-api:${region}:${accountId}:${id}`,
    };
  },
  aws_api_gateway_resource: (resource) => ({ id: shortId(resource) }),
  aws_api_gateway_request_validator: (resource) => ({ id: shortId(resource) }),
  aws_api_gateway_authorizer: (resource) => ({ id: shortId(resource) }),
  aws_api_gateway_deployment: (resource) => ({ id: shortId(resource) }),
  aws_api_gateway_usage_plan: (resource) => ({ id: shortId(resource) }),
  aws_api_gateway_vpc_link: (resource) => ({ id: shortId(resource) }),
  aws_api_gateway_model: (resource) => ({ id: shortId(resource) }),
  aws_api_gateway_api_key: (resource) => ({
    id: shortId(resource),
    value: textOf(resource.attributes['value']) ?? addressHash(resource).slice(0, 40),
  }),
  aws_api_gateway_stage: (resource, place) => stage(resource, place, 'rest_api_id', 'stage_name'),
  aws_apigatewayv2_api: (resource, { partition, region, accountId }) => {
    const id = shortId(resource);
    return {
      id,
      api_endpoint: `https://${id}.execute-api.${region}.amazonaws.com`,
      arn: `arn:${partition}:apigateway:${region}::/apis/${id}`,
      execution_arn: `arn:${partition}:execute-api:${region}:${accountId}:${id}`,
    };
  },
  aws_apigatewayv2_integration: (resource) => ({ id: shortId(resource).slice(0, 7) }),
  aws_apigatewayv2_route: (resource) => ({ id: shortId(resource).slice(0, 7) }),
  aws_apigatewayv2_authorizer: (resource) => ({ id: shortId(resource).slice(0, 6) }),
  aws_apigatewayv2_deployment: (resource) => ({ id: shortId(resource).slice(0, 6) }),
  aws_apigatewayv2_vpc_link: (resource) => ({ id: shortId(resource).slice(0, 6) }),
  aws_apigatewayv2_stage: (resource, place) => stage(resource, place, 'api_id', 'name'),
  aws_cognito_user_pool: (resource, { partition, region, accountId }) => {
    const id = `${region}_${shortId(resource).slice(0, 9)}`;
    return {
      id,
      arn: `arn:${partition}:cognito-idp:${region}:${accountId}:userpool/${id}`,
      endpoint: `cognito-idp.${region}.amazonaws.com/${id}`,
    };
  },
  aws_cognito_user_pool_client: (resource) => ({ id: addressHash(resource).slice(0, 26) }),
  aws_lambda_function_url: (resource, { region }) => {
    const id = addressHash(resource).slice(0, 32);
    return { url_id: id, function_url: `https://${id}.lambda-url.${region}.on.aws/` };
  },
};

function stage(
  resource: Resource,
  { partition, region, accountId }: Environment,
  apiArgument: string,
  nameArgument: string,
): Attributes {
  const api = textOf(resource.attributes[apiArgument]) ?? '';
  const name = textOf(resource.attributes[nameArgument]) ?? '';
  const path = name === '$default' ? '' : `/${name}`;
  return {
    id: apiArgument === 'api_id' ? name : `ags-${api}-${name}`,
    arn: `arn:${partition}:apigateway:${region}::/${apiArgument === 'api_id' ? 'apis' : 'restapis'}/${api}/stages/${name}`,
    execution_arn: `arn:${partition}:execute-api:${region}:${accountId}:${api}/${name}`,
    invoke_url: `https://${api}.execute-api.${region}.amazonaws.com${path}`,
  };
}
