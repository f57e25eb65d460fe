import { cloudOf, type SpecCloud, type SpecHandler } from '../../testing/cloud-of';
import type { LocalCloudOptions } from '../../cloud/local-cloud';
import type { ApiResponse, RequestParts } from '../message';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** The role that an API takes, with what it may do. */
export function apiRole(actions: readonly string[]): Resources {
  return {
    aws_iam_role: {
      Api: {
        name: 'api',
        assume_role_policy: JSON.stringify({
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'apigateway.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        }),
      },
    },
    aws_iam_role_policy: {
      Api: {
        role: '${aws_iam_role.Api.name}',
        policy: JSON.stringify({
          Statement: [{ Sid: 'Backend', Effect: 'Allow', Action: actions, Resource: '*' }],
        }),
      },
    },
  };
}

export interface Route {
  readonly method?: object;
  readonly integration?: object;
  /** By status: arguments of the integration response, and `parameters` of the method response. */
  readonly responses?: Readonly<
    Record<string, { readonly parameters?: object; [name: string]: unknown }>
  >;
}

/** A REST API with routes such as `POST /orders`, written as people write it. */
export function restApi(
  routes: Readonly<Record<string, Route>>,
  more: { readonly api?: object; readonly stage?: object; readonly resources?: Resources } = {},
): object {
  const resource: Record<string, Record<string, object>> = {
    aws_api_gateway_rest_api: { shop: { name: 'shop', ...more.api } },
    aws_api_gateway_deployment: { live: { rest_api_id: '${aws_api_gateway_rest_api.shop.id}' } },
    aws_api_gateway_stage: {
      live: {
        rest_api_id: '${aws_api_gateway_rest_api.shop.id}',
        deployment_id: '${aws_api_gateway_deployment.live.id}',
        stage_name: 'live',
        ...more.stage,
      },
    },
  };
  const add = (type: string, name: string, body: object): void => {
    (resource[type] ??= {})[name] = {
      rest_api_id: '${aws_api_gateway_rest_api.shop.id}',
      ...body,
    };
  };
  for (const [route, { method = {}, integration, responses = {} }] of Object.entries(routes)) {
    const [verb = '', path = ''] = route.split(' ');
    const id = addPath(path, add);
    const name = `${verb}${path.replace(/\W/g, '_')}`;
    const place = { resource_id: id, http_method: verb };
    add('aws_api_gateway_method', name, { authorization: 'NONE', ...place, ...method });
    if (integration !== undefined) {
      add('aws_api_gateway_integration', name, { ...place, ...integration });
    }
    for (const [status, { parameters, ...response }] of Object.entries(responses)) {
      const at = { ...place, status_code: status };
      add('aws_api_gateway_method_response', `${name}_${status}`, {
        ...at,
        ...(parameters && { response_parameters: parameters }),
      });
      add('aws_api_gateway_integration_response', `${name}_${status}`, { ...at, ...response });
    }
  }
  for (const [type, instances] of Object.entries(more.resources ?? {})) {
    resource[type] = { ...resource[type], ...instances };
  }
  return { provider: { aws: { region: 'eu-west-1' } }, resource };
}

/** Adds the resources of a path. @returns a reference to the id of the last one */
function addPath(path: string, add: (type: string, name: string, body: object) => void): string {
  let parent = '${aws_api_gateway_rest_api.shop.root_resource_id}';
  let name = 'at';
  for (const part of path.split('/').filter(Boolean)) {
    name += `_${part.replace(/\W/g, '_')}`;
    add('aws_api_gateway_resource', name, { parent_id: parent, path_part: part });
    parent = `\${aws_api_gateway_resource.${name}.id}`;
  }
  return parent;
}

export interface ApiSpec extends SpecCloud {
  /** Sends `GET /path` and so on. */
  send(
    route: string,
    body?: string,
    headers?: NonNullable<RequestParts['headers']>,
  ): Promise<{
    readonly status: number;
    readonly body: string;
    readonly headers: ApiResponse['headers'];
  }>;
}

export function apiSpec(
  terraform: object,
  handler?: SpecHandler,
  options?: LocalCloudOptions,
): ApiSpec {
  const spec = cloudOf(terraform, handler, options);
  return {
    ...spec,
    send: async (route, body = '', headers = {}) => {
      const [method = '', target = ''] = route.split(' ');
      const answer = await spec.cloud.request('shop', method, target, { body, headers });
      return { ...answer, body: answer.body.toString('utf8') };
    },
  };
}

/** A function `echo` that the API may call, with its role. */
export const ECHO: Resources = {
  aws_lambda_function: {
    echo: { function_name: 'echo', role: '${aws_iam_role.echo.arn}', runtime: 'nodejs22.x' },
  },
  aws_iam_role: {
    echo: {
      name: 'echo',
      assume_role_policy: JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      }),
      inline_policy: {
        policy: JSON.stringify({
          Statement: { Effect: 'Allow', Action: 'logs:*', Resource: '*' },
        }),
      },
    },
  },
  aws_lambda_permission: {
    echo: {
      function_name: 'echo',
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      source_arn: '${aws_api_gateway_rest_api.shop.execution_arn}/*/*',
    },
  },
};

/** The URI by which REST APIs call `echo`. */
export const ECHO_URI =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.echo.arn}/invocations';
