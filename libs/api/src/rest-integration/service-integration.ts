import { environmentOf } from '@archway/core';
import type { IConstruct } from 'constructs';
import type { RestIntegrationConfig, RouteResponse } from './rest-integration';

/** The answers of a service integration, none of which shows what the service said. */
export function serviceResponses(statusCode: string, template: string): readonly RouteResponse[] {
  return [
    { statusCode, template },
    {
      statusCode: '500',
      selectionPattern: '4\\d{2}',
      template: '{"message":"Internal server error"}',
    },
    {
      statusCode: '503',
      selectionPattern: '5\\d{2}',
      template: '{"message":"Service unavailable"}',
    },
  ];
}

/** The URI of a service behind API Gateway: `action/NAME` or `path/PATH`. */
export function serviceUri(scope: IConstruct, service: string, call: string): string {
  const { partition, region } = environmentOf(scope);
  return `arn:${partition}:apigateway:${region}:${service}:${call}`;
}

/** A call with a body of form fields, which the template has encoded. */
export function formCall(uri: string, fields: readonly string[]): RestIntegrationConfig {
  return {
    type: 'AWS',
    integrationHttpMethod: 'POST',
    uri,
    requestParameters: {
      'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
    },
    template: fields.join('&'),
  };
}

/** A call with a body of JSON, in which the template has encoded what comes from the request. */
export function jsonCall(
  uri: string,
  template: string,
  headers: Readonly<Record<string, string>> = {},
): RestIntegrationConfig {
  return {
    type: 'AWS',
    integrationHttpMethod: 'POST',
    uri,
    requestParameters: Object.fromEntries(
      Object.entries({ 'Content-Type': 'application/x-amz-json-1.1', ...headers }).map(
        ([name, value]) => [`integration.request.header.${name}`, `'${value}'`],
      ),
    ),
    template,
  };
}

/** Text of an app in a template: `${` would begin a reference of Terraform's. */
export function literal(text: string): string {
  return text.replace(/\$\{(?!TfToken\[)/g, '$$$${');
}
