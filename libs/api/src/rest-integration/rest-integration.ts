import type { Role } from '@archway/core';
import type { Construct, IDependable } from 'constructs';

/** The route that an integration answers. */
export interface IntegratedRoute {
  /** Where the integration makes what it needs. */
  readonly scope: Construct;
  /** ARN of the route in every stage, as permissions name it. */
  readonly methodArn: string;
  /** The role that API Gateway takes on for this route, made when it is asked for. */
  readonly role: () => Role;
}

/** One answer of a route. */
export interface RouteResponse {
  readonly statusCode: string;

  /**
   * Which statuses of the backend it stands for, as a regular expression.
   *
   * @default - all that no other answer stands for
   */
  readonly selectionPattern?: string;

  /**
   * What makes the JSON body.
   *
   * @default - the backend's body
   */
  readonly template?: string;

  /**
   * Headers, by name, with the mapping expressions that give their values.
   *
   * @default - none
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What API Gateway does with a request. */
export interface RestIntegrationConfig {
  readonly type: 'AWS' | 'AWS_PROXY' | 'HTTP_PROXY' | 'MOCK';
  readonly uri?: string;
  readonly integrationHttpMethod?: string;
  readonly credentials?: string;
  readonly requestParameters?: Readonly<Record<string, string>>;
  /** The template of `application/json`, the only type that a service integration takes. */
  readonly template?: string;
  readonly vpcLinkId?: string;
  /** What must stand before the first request. */
  readonly dependencies?: readonly IDependable[];
  /** @default - those of the backend */
  readonly responses?: readonly RouteResponse[];
}

/** Something that answers the requests of a route. */
export interface RestIntegration {
  /** Lets the route reach what is behind it, and says how. */
  bindRoute(route: IntegratedRoute): RestIntegrationConfig;
}
