import type { Problem } from '@archway/core';
import { isOpen, notMatching, problemIf, rejectProps, show } from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { Endpoint, EndpointOptions } from './endpoint-options';
import { endpointArguments, endpointProblems } from './endpoint-options';
import { HealthCheck } from './health-check';

/**
 * Lengths of what is asked for and what is looked for.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
 */
const LONGEST_PATH = 255;
const LONGEST_SEARCH = 255;

export type HttpHealthCheckProps = EndpointOptions &
  Endpoint & {
    /**
     * 1 to 65535.
     *
     * @default - 80, for HTTPS 443
     */
    readonly port?: number;

    /**
     * Beginning with `/`, with a query where there is one: up to 255 characters.
     *
     * @default '/'
     */
    readonly resourcePath?: string;

    /**
     * What must stand in the first 5120 bytes of the answer, 1 to 255 characters. Letter case counts.
     *
     * @default - any answer from 200 to 399 is healthy
     */
    readonly searchString?: string;
  };

export type HttpsHealthCheckProps = HttpHealthCheckProps & {
  /**
   * Whether the name is sent before the certificate is shown.
   *
   * @default true
   */
  readonly enableSni?: boolean;
};

export type TcpHealthCheckProps = EndpointOptions &
  Endpoint & {
    /** 1 to 65535. */
    readonly port: number;
  };

/** Asks over HTTP. */
export class HttpHealthCheck extends HealthCheck {
  readonly healthCheckId: string;
  readonly healthCheckArn: string;

  constructor(scope: Construct, id: string, props: HttpHealthCheckProps) {
    super(scope, id);
    declaredProps.check(this, 'HttpHealthCheck', props);
    rejectProps(this, [...endpointProblems(props), ...requestProblems(props)]);
    const check = this.createCheck(props, {
      type: props.searchString === undefined ? 'HTTP' : 'HTTP_STR_MATCH',
      ...endpointArguments({ ...props, port: props.port ?? 80 }),
      resourcePath: props.resourcePath ?? '/',
      searchString: props.searchString,
    });
    this.healthCheckId = check.id;
    this.healthCheckArn = check.arn;
  }
}

/** Asks over HTTPS. The certificate is not looked at. */
export class HttpsHealthCheck extends HealthCheck {
  readonly healthCheckId: string;
  readonly healthCheckArn: string;

  constructor(scope: Construct, id: string, props: HttpsHealthCheckProps) {
    super(scope, id);
    declaredProps.check(this, 'HttpsHealthCheck', props);
    rejectProps(this, [
      ...endpointProblems(props),
      ...requestProblems(props),
      problemIf(
        props.enableSni === true && props.fqdn === undefined,
        'fqdn must be given beside enableSni, got undefined',
      ),
    ]);
    const check = this.createCheck(props, {
      type: props.searchString === undefined ? 'HTTPS' : 'HTTPS_STR_MATCH',
      ...endpointArguments({ ...props, port: props.port ?? 443 }),
      resourcePath: props.resourcePath ?? '/',
      searchString: props.searchString,
      enableSni: props.enableSni ?? props.fqdn !== undefined,
    });
    this.healthCheckId = check.id;
    this.healthCheckArn = check.arn;
  }
}

/** Opens a connection. */
export class TcpHealthCheck extends HealthCheck {
  readonly healthCheckId: string;
  readonly healthCheckArn: string;

  constructor(scope: Construct, id: string, props: TcpHealthCheckProps) {
    super(scope, id);
    declaredProps.check(this, 'TcpHealthCheck', props);
    rejectProps(this, [
      problemIf(props.port === undefined, 'port must be given, got undefined'),
      ...endpointProblems(props),
    ]);
    const check = this.createCheck(props, { type: 'TCP', ...endpointArguments(props) });
    this.healthCheckId = check.id;
    this.healthCheckArn = check.arn;
  }
}

function requestProblems({ resourcePath, searchString }: HttpHealthCheckProps): readonly Problem[] {
  return [
    notMatching(
      'resourcePath',
      resourcePath,
      new RegExp(`^/[\\x21-\\x7e]{0,${LONGEST_PATH - 1}}$`),
      `a path that begins with /, of at most ${LONGEST_PATH} characters`,
    ),
    problemIf(
      !isOpen(searchString) && (searchString === '' || searchString.length > LONGEST_SEARCH),
      `searchString must have 1 to ${LONGEST_SEARCH} characters, got ${show(searchString?.length)}`,
    ),
  ];
}
