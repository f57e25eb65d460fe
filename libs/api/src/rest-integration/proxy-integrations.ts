import type { IFunction } from '@archway/core';
import { notMatching, rejectProps } from '@archway/core';
import { allowInvocation, invocationUri } from '../invocation';
import type { VpcLinkRef } from '../vpc-link/vpc-link';
import type { IntegratedRoute, RestIntegration, RestIntegrationConfig } from './rest-integration';

/** Lets a function answer. It gets the whole request and gives the whole answer. */
export class FunctionIntegration implements RestIntegration {
  constructor(private readonly handler: IFunction) {}

  bindRoute({ scope, methodArn }: IntegratedRoute): RestIntegrationConfig {
    const permission = allowInvocation(scope, this.handler, methodArn);
    return {
      type: 'AWS_PROXY',
      integrationHttpMethod: 'POST',
      uri: invocationUri(scope, this.handler),
      dependencies: [permission],
    };
  }
}

export interface HttpProxyOptions {
  /**
   * @default - that of the request
   */
  readonly httpMethod?: 'ANY' | 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';

  /**
   * The link through which a network load balancer in a VPC is reached.
   *
   * @default - over the internet
   */
  readonly vpcLink?: VpcLinkRef;
}

/** Passes the request on to an HTTP backend, and its answer back. */
export class HttpProxyIntegration implements RestIntegration {
  /** @param url `https://`, or with a link also `http://`. A part in braces is one of the route's path */
  constructor(
    private readonly url: string,
    private readonly options: HttpProxyOptions = {},
  ) {}

  bindRoute({ scope }: IntegratedRoute): RestIntegrationConfig {
    const { httpMethod = 'ANY', vpcLink } = this.options;
    rejectProps(scope, [
      notMatching(
        'url',
        this.url,
        vpcLink === undefined ? /^https:\/\/\S+$/ : /^https?:\/\/\S+$/,
        vpcLink === undefined ? 'an https:// address' : 'an http:// or https:// address',
      ),
    ]);
    const names = [...this.url.matchAll(/\{([A-Za-z0-9_.-]+)\}/g)].map(([, name]) => name);
    return {
      type: 'HTTP_PROXY',
      integrationHttpMethod: httpMethod,
      uri: this.url,
      vpcLinkId: vpcLink?.vpcLinkId,
      requestParameters: Object.fromEntries(
        names.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]),
      ),
    };
  }
}
