import type { IFunction } from '@archway/core';
import { notMatching, notOneOf, rejectProps } from '@archway/core';
import { allowInvocation } from '../invocation';
import type { VpcLinkRef } from '../vpc-link/vpc-link';
import type {
  HttpIntegration,
  HttpIntegrationConfig,
  IntegratedHttpRoute,
} from './http-integration';

export interface HttpFunctionOptions {
  /**
   * The shape of the event and of the answer. With `2.0` a function may answer with its body alone.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
   * @default '2.0'
   */
  readonly payloadFormatVersion?: '1.0' | '2.0';
}

/** Lets a function answer, which only this route may invoke. */
export class HttpFunctionIntegration implements HttpIntegration {
  constructor(
    private readonly handler: IFunction,
    private readonly options: HttpFunctionOptions = {},
  ) {}

  bindHttpRoute({ scope, routeArn }: IntegratedHttpRoute): HttpIntegrationConfig {
    const { payloadFormatVersion = '2.0' } = this.options;
    rejectProps(scope, [notOneOf('payloadFormatVersion', payloadFormatVersion, ['1.0', '2.0'])]);
    const permission = allowInvocation(scope, this.handler, routeArn);
    return {
      integrationType: 'AWS_PROXY',
      integrationUri: this.handler.functionArn,
      integrationMethod: 'POST',
      payloadFormatVersion,
      dependencies: [permission],
    };
  }
}

export type BackendMethod = 'ANY' | 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';

export interface HttpUrlOptions {
  /**
   * @default 'ANY': that of the request
   */
  readonly httpMethod?: BackendMethod;
}

/** Passes the request on to an HTTPS backend of the internet. */
export class HttpUrlIntegration implements HttpIntegration {
  /** @param url `https://…`; a part in braces is one of the route's path */
  constructor(
    private readonly url: string,
    private readonly options: HttpUrlOptions = {},
  ) {}

  bindHttpRoute({ scope }: IntegratedHttpRoute): HttpIntegrationConfig {
    rejectProps(scope, [notMatching('url', this.url, /^https:\/\/\S+$/, 'an https:// address')]);
    return {
      integrationType: 'HTTP_PROXY',
      integrationUri: this.url,
      integrationMethod: this.options.httpMethod ?? 'ANY',
      payloadFormatVersion: '1.0',
    };
  }
}

export interface HttpPrivateOptions extends HttpUrlOptions {
  readonly vpcLink: VpcLinkRef;

  /**
   * The name in the certificate of a listener that speaks TLS. API Gateway talks HTTPS then.
   *
   * @default - the listener speaks HTTP
   */
  readonly serverNameToVerify?: string;
}

/**
 * Passes the request on to a listener of a load balancer, or to a service of Cloud Map, inside a VPC.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export class HttpPrivateIntegration implements HttpIntegration {
  /** @param targetArn ARN of a listener of an application or network load balancer, or of a Cloud Map service */
  constructor(
    private readonly targetArn: string,
    private readonly options: HttpPrivateOptions,
  ) {}

  bindHttpRoute({ scope }: IntegratedHttpRoute): HttpIntegrationConfig {
    const { vpcLink, serverNameToVerify, httpMethod = 'ANY' } = this.options;
    rejectProps(scope, [
      notMatching(
        'targetArn',
        this.targetArn,
        /^arn:[^:]+:(elasticloadbalancing:[^:]*:[^:]*:listener\/|servicediscovery:[^:]*:[^:]*:service\/)/,
        'the ARN of a listener or of a Cloud Map service',
      ),
    ]);
    return {
      integrationType: 'HTTP_PROXY',
      integrationUri: this.targetArn,
      integrationMethod: httpMethod,
      payloadFormatVersion: '1.0',
      vpcLinkId: vpcLink.vpcLinkId,
      serverNameToVerify,
    };
  }
}
