import { notMatching, physicalName } from '@archway/core';
import { CloudfrontVpcOrigin } from '@cdktf/provider-aws/lib/cloudfront-vpc-origin';
import type { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import { hostNameProblem } from '../../domain-name/domain-name';
import type { ServerOptions } from '../http-origin/server-options';
import { serverProblems } from '../http-origin/server-options';
import { OriginBase } from '../origin-base';
import type { OriginOptions } from '../origin-options';

export interface VpcOriginProps extends OriginOptions, ServerOptions {
  /** ARN of an internal load balancer, a network load balancer or an instance, in a private subnet. */
  readonly endpointArn: string;

  /** The name by which CloudFront asks for it, which its certificate carries. */
  readonly domainName: string;
}

/**
 * A server in private subnets, which nobody but CloudFront reaches from outside. The VPC needs an internet gateway,
 * through which nothing is routed, and the server a security group that admits CloudFront.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 */
export class VpcOrigin extends OriginBase {
  readonly vpcOriginId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: VpcOriginProps,
  ) {
    super(scope, id, props);
    declaredProps.check(this, 'VpcOrigin', props);
    this.rejectOptions([
      notMatching(
        'endpointArn',
        props.endpointArn,
        /^arn:[^:]+:(elasticloadbalancing:[^:]+:\d{12}:loadbalancer\/(app|net)\/.+|ec2:[^:]+:\d{12}:instance\/i-.+)$/,
        'the ARN of an application or network load balancer or of an instance',
      ),
      hostNameProblem('domainName', props.domainName),
      ...serverProblems(props),
    ]);
    this.vpcOriginId = new CloudfrontVpcOrigin(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      vpcOriginEndpointConfig: [
        {
          name: physicalName(this, 64),
          arn: props.endpointArn,
          httpPort: props.httpPort ?? 80,
          httpsPort: props.httpsPort ?? 443,
          originProtocolPolicy: props.protocol ?? 'https-only',
          originSslProtocols: [{ items: ['TLSv1.2'], quantity: 1 }],
        },
      ],
    }).id;
  }

  protected renderKind() {
    return {
      domainName: this.props.domainName,
      vpcOriginConfig: {
        vpcOriginId: this.vpcOriginId,
        originReadTimeout: this.props.readTimeoutSeconds,
        originKeepaliveTimeout: this.props.keepaliveTimeoutSeconds,
      },
    };
  }
}
