import type { IFunction } from '@archway/core';
import { isOpen, notMatching, notWhole, physicalName } from '@archway/core';
import { CloudfrontOriginAccessControl } from '@cdktf/provider-aws/lib/cloudfront-origin-access-control';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IDistribution } from '../../distribution/distribution-interface';
import type { ServerOptions } from '../http-origin/server-options';
import { OriginBase, originIdOf } from '../origin-base';
import type { OriginOptions } from '../origin-options';

export interface FunctionUrlOriginProps
  extends OriginOptions, Pick<ServerOptions, 'readTimeoutSeconds' | 'keepaliveTimeoutSeconds'> {
  readonly function: IFunction;

  /** The function's URL, with authorization by IAM: `https://….lambda-url.eu-central-1.on.aws/`. */
  readonly functionUrl: string;

  /**
   * The alias that has the URL.
   *
   * @default - the function itself has it
   */
  readonly qualifier?: string;
}

/** Function URLs ask for both ("Restrict access to an AWS Lambda function URL origin"). */
const ACTIONS = { Url: 'lambda:InvokeFunctionUrl', Function: 'lambda:InvokeFunction' } as const;

/**
 * A function behind its URL. CloudFront signs its requests, and the function admits exactly the distributions that use
 * it. A viewer that sends a body has to send its SHA-256 in `x-amz-content-sha256`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html
 */
export class FunctionUrlOrigin extends OriginBase {
  private readonly accessControlId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FunctionUrlOriginProps,
  ) {
    super(scope, id, props);
    declaredProps.check(this, 'FunctionUrlOrigin', props);
    this.rejectOptions([
      notMatching(
        'functionUrl',
        props.functionUrl,
        /^https:\/\/[a-z0-9]+\.lambda-url\.[a-z0-9-]+\.on\.aws\/?$/,
        'the URL of a function such as https://abc.lambda-url.eu-central-1.on.aws/',
      ),
      notWhole('readTimeoutSeconds', props.readTimeoutSeconds, 1, 180),
      notWhole('keepaliveTimeoutSeconds', props.keepaliveTimeoutSeconds, 1, 180),
    ]);
    this.accessControlId = new CloudfrontOriginAccessControl(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      name: physicalName(this, 64),
      originAccessControlOriginType: 'lambda',
      signingBehavior: 'always',
      signingProtocol: 'sigv4',
    }).id;
  }

  allowDistribution(distribution: IDistribution): void {
    for (const [kind, action] of Object.entries(ACTIONS)) {
      new LambdaPermission(this, `Invoke${kind}-${originIdOf(distribution)}`, {
        action,
        functionName: this.props.function.functionName,
        qualifier: this.props.qualifier,
        principal: 'cloudfront.amazonaws.com',
        // The ARN of a distribution names its account.
        sourceArn: distribution.distributionArn,
      });
    }
  }

  protected renderKind() {
    return {
      domainName: hostOf(this.props.functionUrl),
      originAccessControlId: this.accessControlId,
      customOriginConfig: {
        originProtocolPolicy: 'https-only',
        httpPort: 80,
        httpsPort: 443,
        originSslProtocols: ['TLSv1.2'],
        originReadTimeout: this.props.readTimeoutSeconds,
        originKeepaliveTimeout: this.props.keepaliveTimeoutSeconds,
      },
    };
  }
}

/** The third part between slashes, read by Terraform where only it knows the URL. */
function hostOf(functionUrl: string): string {
  return isOpen(functionUrl)
    ? (Fn.element(Fn.split('/', functionUrl), 2) as string)
    : new URL(functionUrl).host;
}
