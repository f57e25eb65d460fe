import { blocksOf, isUnknown, textOf, textsOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import { jsonIn } from '../flow/redrive';
import { number, type Refusal } from './refusal';

/** docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html */
export const servicePayload: Refusal = (attributes) =>
  textOf(attributes['payload_format_version']) === '2.0' &&
  isStated(attributes['integration_subtype'])
    ? 'payload_format_version is 2.0, and an integration with an AWS service takes 1.0'
    : undefined;

/** docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html, "Quotas for configuring and running a WebSocket API" */
const LONGEST: Readonly<Record<string, number>> = { HTTP: 30_000, WEBSOCKET: 29_000 };

/** docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html: Maximum integration timeout */
export const integrationTimeout: Refusal = (attributes, integration, estate) => {
  const timeout = number(attributes, 'timeout_milliseconds');
  const api = estate.target(integration, attributes['api_id'], 'aws_apigatewayv2_api');
  const is2 = textOf(attributes['payload_format_version']) === '2.0';
  const protocol = textOf(api?.attributes['protocol_type']) ?? (is2 ? 'HTTP' : undefined);
  const most = protocol === undefined ? undefined : LONGEST[protocol];
  return most !== undefined && timeout !== undefined && timeout > most
    ? `timeout_milliseconds is ${timeout}, and ${protocol === 'HTTP' ? 'an HTTP' : 'a WebSocket'} API waits for at most ${most}`
    : undefined;
};

/**
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html:
 * the integration timeout of edge-optimized APIs, which AWS does not raise
 */
const EDGE_MILLISECONDS = 29_000;

/** docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
export const edgeTimeout: Refusal = (attributes, integration, estate) => {
  const timeout = number(attributes, 'timeout_milliseconds');
  if (timeout === undefined || timeout <= EDGE_MILLISECONDS) return undefined;
  const api = estate.target(integration, attributes['rest_api_id'], 'aws_api_gateway_rest_api');
  if (api === undefined) return undefined;
  const place = api.attributes['endpoint_configuration'];
  const [block] = blocksOf(place);
  if (isUnknown(place) && isStated(place)) return undefined;
  // An API that states no type is edge-optimized.
  const isEdge = block === undefined || textsOf(block['types']).includes('EDGE');
  return isEdge
    ? `timeout_milliseconds is ${timeout}, and an edge-optimized API waits for at most ${EDGE_MILLISECONDS}`
    : undefined;
};

/** docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html: $ref to a model of the same API */
const OWN_MODEL = /^(#|https:\/\/apigateway\.amazonaws\.com(\.cn)?\/restapis\/)|\$\{/;

/** docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html */
export const modelReference: Refusal = ({ schema }) => {
  const foreign = referencesIn(jsonIn(schema), 0).find((each) => !OWN_MODEL.test(each));
  return foreign === undefined
    ? undefined
    : `its schema refers to ${foreign}, and a model refers to its own definitions and to models of its API alone`;
};

/** A schema nests a few levels; a forged one must not nest forever. */
const DEEPEST = 64;

function referencesIn(schema: unknown, depth: number): readonly string[] {
  if (depth > DEEPEST || typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]: [string, unknown]) =>
    name === '$ref' && typeof value === 'string' ? [value] : referencesIn(value, depth + 1),
  );
}
