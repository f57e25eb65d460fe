import { blocksOf, flagOf, isUnknown, textOf, textsOf } from '@archway/terraform';
import { isStated, textOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';

/** Whether everybody may call something, or what of it is not known. */
export type Access = 'everybody' | 'some' | { readonly unseen: string };

/** Who may call a method of a REST API. Browsers send OPTIONS without credentials. */
export function accessOfMethod(estate: Estate, method: Subject): Access {
  const { authorization, http_method, api_key_required } = method.attributes;
  if (textOf(authorization) !== 'NONE' || textOf(http_method) === 'OPTIONS') return 'some';
  if (isPrivate(estate, method)) return 'some';
  if (isUnknown(http_method) || isUnknown(api_key_required))
    return { unseen: 'whether everybody may call it' };
  return flagOf(api_key_required) === true ? 'some' : 'everybody';
}

/** Who may call a route of an HTTP API. Of a WebSocket API only the route $connect authorizes. */
export function accessOfRoute(estate: Estate, route: Subject): Access {
  const { authorization_type, route_key, api_id } = route.attributes;
  const key = textOf(route_key);
  if (textOr(authorization_type, 'NONE') !== 'NONE' || key?.startsWith('OPTIONS') === true)
    return 'some';
  const api = estate.target(route, api_id, 'aws_apigatewayv2_api');
  const protocol = textOf(api?.attributes['protocol_type']);
  if (isUnknown(route_key)) return { unseen: 'route_key' };
  if (protocol === undefined && !isStated(authorization_type))
    return { unseen: 'protocol_type of its API' };
  return protocol !== 'WEBSOCKET' || key === '$connect' ? 'everybody' : 'some';
}

/** A private API is reached through endpoints of VPCs alone. */
function isPrivate(estate: Estate, method: Subject): boolean {
  const api = estate.target(method, method.attributes['rest_api_id'], 'aws_api_gateway_rest_api');
  return blocksOf(api?.attributes['endpoint_configuration']).some(({ types }) =>
    textsOf(types).includes('PRIVATE'),
  );
}
