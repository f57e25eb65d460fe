import { blocksOf, flagOf, isUnknown, textOf, textsOf } from '@archway/terraform';
import { isStated, textOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { problem, unseen, type Rule } from '../rule/rule';

export const noAuthorization: Rule = {
  id: 'no-authorization',
  group: 'exposure',
  severity: 'warning',
  title: 'Everybody may call a function or an API',
  looksFor:
    'Function URLs with authorization_type NONE, methods of REST APIs with authorization NONE and without an API key, and routes of HTTP APIs, and $connect routes of WebSocket APIs, whose authorization_type is NONE or not stated. OPTIONS methods are left alone, since browsers send them without credentials, and so are private APIs.',
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
      if (isPrivate(estate, method)) continue;
      if (isUnknown(http_method) || isUnknown(api_key_required)) {
        yield unseen(method, 'whether everybody may call it');
        continue;
      }
      if (flagOf(api_key_required) !== true) yield problem(method, 'authorization is NONE');
    }
    for (const route of estate.all('aws_apigatewayv2_route')) {
      const { authorization_type, route_key, api_id } = route.attributes;
      const key = textOf(route_key);
      if (textOr(authorization_type, 'NONE') !== 'NONE' || key?.startsWith('OPTIONS') === true)
        continue;
      const states = isStated(authorization_type);
      const api = estate.target(route, api_id, 'aws_apigatewayv2_api');
      const protocol = textOf(api?.attributes['protocol_type']);
      if (isUnknown(route_key)) yield unseen(route, 'route_key');
      else if (protocol === undefined && !states) yield unseen(route, 'protocol_type of its API');
      // Of a WebSocket API only the route $connect authorizes.
      else if (protocol !== 'WEBSOCKET' || key === '$connect') {
        yield problem(
          route,
          states ? 'authorization_type is NONE' : 'states no authorization_type, which means NONE',
        );
      }
    }
  },
};

/** A private API is reached through endpoints of VPCs alone. */
function isPrivate(estate: Estate, method: Subject): boolean {
  const api = estate.target(method, method.attributes['rest_api_id'], 'aws_api_gateway_rest_api');
  return blocksOf(api?.attributes['endpoint_configuration']).some(({ types }) =>
    textsOf(types).includes('PRIVATE'),
  );
}
