import type { Role } from '@archway/core';
import type { Construct, IDependable } from 'constructs';

/** The route of an HTTP API that an integration answers. */
export interface IntegratedHttpRoute {
  /** Where the integration makes what it needs. */
  readonly scope: Construct;
  /** ARN of the route in every stage, as permissions name it. */
  readonly routeArn: string;
  /** The role that API Gateway takes on for this route, made when it is asked for. */
  readonly role: () => Role;
}

/** What an HTTP API does with a request. */
export interface HttpIntegrationConfig {
  readonly integrationType: 'AWS_PROXY' | 'HTTP_PROXY';
  /** Which call of which service, such as `SQS-SendMessage`. */
  readonly integrationSubtype?: string;
  readonly integrationUri?: string;
  readonly integrationMethod?: string;
  readonly credentialsArn?: string;
  readonly payloadFormatVersion: '1.0' | '2.0';
  readonly requestParameters?: Readonly<Record<string, string>>;
  readonly vpcLinkId?: string;
  /** The name in the certificate that the backend must show. */
  readonly serverNameToVerify?: string;
  /** What must stand before the first request. */
  readonly dependencies?: readonly IDependable[];
}

/** Something that answers the requests of a route of an HTTP API. */
export interface HttpIntegration {
  /** Lets the route reach what is behind it, and says how. */
  bindHttpRoute(route: IntegratedHttpRoute): HttpIntegrationConfig;
}
