import { flagOf, isUnknown, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import { problem, unseen, type Rule } from '../rule/rule';

export const noAuthorization: Rule = {
  id: 'no-authorization',
  group: 'exposure',
  severity: 'warning',
  title: 'Everybody may call a function or an API',
  looksFor:
    'Function URLs with authorization_type NONE, methods of REST APIs with authorization NONE and without an API key, and routes of HTTP APIs, and $connect routes of WebSocket APIs, whose authorization_type is NONE or not stated. OPTIONS methods are left alone: browsers send them without credentials.',
  why: 'Whoever finds the address can call it, and you pay for each call.',
  fix: 'Set authorization_type = "AWS_IAM", or name an authorizer. Accept the finding where the function checks who calls it.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  *check(estate) {
    for (const url of estate.all('aws_lambda_function_url')) {
      if (textOf(url.attributes['authorization_type']) === 'NONE')
        yield problem(url, 'authorization_type is NONE');
    }
    for (const method of estate.all('aws_api_gateway_method')) {
      const { authorization, http_method, api_key_required } = method.attributes;
      if (textOf(authorization) !== 'NONE' || textOf(http_method) === 'OPTIONS') continue;
      if (isUnknown(http_method) || isUnknown(api_key_required)) {
        yield unseen(method, 'whether everybody may call it');
        continue;
      }
      if (flagOf(api_key_required) !== true) yield problem(method, 'authorization is NONE');
    }
    for (const route of estate.all('aws_apigatewayv2_route')) {
      const { authorization_type, route_key, api_id } = route.attributes;
      if (textOf(route_key)?.startsWith('OPTIONS')) continue;
      if (textOf(authorization_type) === 'NONE') {
        if (isUnknown(route_key)) yield unseen(route, 'route_key');
        else yield problem(route, 'authorization_type is NONE');
      } else if (!isStated(authorization_type)) {
        // Of a WebSocket API only the route $connect authorizes.
        const api = estate.target(route, api_id, 'aws_apigatewayv2_api');
        const protocol = textOf(api?.attributes['protocol_type']);
        if (protocol === undefined) yield unseen(route, 'protocol_type of its API');
        else if (protocol === 'HTTP' || textOf(route_key) === '$connect') {
          yield problem(route, 'states no authorization_type, which means NONE');
        }
      }
    }
  },
};
