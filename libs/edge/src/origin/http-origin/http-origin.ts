import { problemIf } from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import { hostNameProblem } from '../../domain-name/domain-name';
import { OriginBase } from '../origin-base';
import type { OriginOptions } from '../origin-options';
import type { ServerOptions } from './server-options';
import { serverProblems } from './server-options';

export interface HttpOriginProps extends OriginOptions, ServerOptions {
  /** The server's name, which its certificate carries. Not an address. */
  readonly domainName: string;
}

/** A server that the internet reaches: a load balancer, an API, a website of S3 or of somebody else. */
export class HttpOrigin extends OriginBase {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: HttpOriginProps,
  ) {
    super(scope, id, props);
    declaredProps.check(this, 'HttpOrigin', props);
    this.rejectOptions([
      hostNameProblem('domainName', props.domainName),
      problemIf(
        /^\d+(\.\d+){3}$/.test(props.domainName),
        `domainName must be a name, not the address ${props.domainName}`,
      ),
      ...serverProblems(props),
    ]);
  }

  protected renderKind() {
    return {
      domainName: this.props.domainName,
      customOriginConfig: {
        originProtocolPolicy: this.props.protocol ?? 'https-only',
        httpPort: this.props.httpPort ?? 80,
        httpsPort: this.props.httpsPort ?? 443,
        originSslProtocols: ['TLSv1.2'],
        originReadTimeout: this.props.readTimeoutSeconds,
        originKeepaliveTimeout: this.props.keepaliveTimeoutSeconds,
      },
    };
  }
}
