import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import type { IntegrationPart } from '../parts';
import { lastOf, mediaTypeOf } from '../message';
import { renderTemplate, type Rendered, type TemplateInput } from '../mapping/template';
import { plainHeaders } from './mapped-request';

/**
 * The template that takes a body, or undefined where it passes as it is ("Method request behavior for
 * payloads without mapping templates").
 *
 * @throws ApiFailure `UNSUPPORTED_MEDIA_TYPE` where neither may be
 */
export function requestTemplate(
  { templates, passthrough }: Pick<IntegrationPart, 'templates' | 'passthrough'>,
  contentType: string | undefined,
): string | undefined {
  // Without a content type a body counts as JSON.
  const type = mediaTypeOf(contentType) ?? 'application/json';
  const template = templates[type] ?? templates['$default'];
  if (template !== undefined) return template;
  const isAny = passthrough === 'WHEN_NO_MATCH';
  const isWithout = passthrough === 'WHEN_NO_TEMPLATES' && Object.keys(templates).length === 0;
  if (isAny || isWithout) return undefined;
  throw new ApiFailure('UNSUPPORTED_MEDIA_TYPE');
}

/** What a request's template makes; undefined where the body passes. */
export function renderedRequest(
  integration: IntegrationPart,
  exchange: Exchange,
  body: string,
): Rendered | undefined {
  const contentType = exchange.request.headers['content-type']?.at(-1);
  const template = requestTemplate(integration, contentType);
  return template === undefined ? undefined : rendered(template, inputOf(exchange, body));
}

export function inputOf(exchange: Exchange, body: string): TemplateInput {
  return {
    body,
    path: exchange.pathParameters,
    querystring: lastOf(exchange.request.query),
    header: plainHeaders(exchange),
    context: exchange.context,
    stageVariables: exchange.stage.variables,
  };
}

/** @throws ApiFailure for a template that cannot be read */
export function rendered(template: string, input: TemplateInput): Rendered {
  try {
    return renderTemplate(template, input);
  } catch {
    throw new ApiFailure('API_CONFIGURATION_ERROR');
  }
}
