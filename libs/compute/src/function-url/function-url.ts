import type { IGrantable, Problem } from '@archway/core';
import { acceptRisk, notOneOf, notWhole, problemIf, recordHop, rejectProps } from '@archway/core';
import { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { FunctionBase } from '../function/function-base';

/** The first versions of the provider that know `invoked_via_function_url`. */
const PROVIDER_VERSIONS = '>= 6.29.0, < 7.0.0';

/**
 * What a page of another origin may ask for. Lambda answers the browser's question itself.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html
 */
export interface FunctionUrlCors {
  /** Such as `https://example.com`; `*` for all, and then without credentials. */
  readonly allowOrigins: readonly string[];

  /**
   * @default - none
   */
  readonly allowMethods?: readonly ('*' | 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT')[];

  /**
   * @default - none
   */
  readonly allowHeaders?: readonly string[];

  /**
   * @default - none
   */
  readonly exposeHeaders?: readonly string[];

  /**
   * Whether the browser sends cookies and other credentials.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long the browser remembers the answer, in seconds, 0 to 86400.
   *
   * @default 0
   */
  readonly maxAgeSeconds?: number;
}

export interface FunctionUrlProps {
  readonly function: FunctionBase;

  /**
   * Why everybody may call the function without an identity. It stands in the Terraform, where `archway check` reads it.
   *
   * @default - callers need an identity with `lambda:InvokeFunctionUrl` (`AWS_IAM`)
   */
  readonly publicBecause?: string;

  /**
   * Whether the answer is sent when it is complete, or piece by piece.
   *
   * @default 'BUFFERED'
   */
  readonly invokeMode?: 'BUFFERED' | 'RESPONSE_STREAM';

  /**
   * @default - pages of other origins cannot read answers
   */
  readonly cors?: FunctionUrlCors;
}

/** An address of HTTPS at which a function or alias answers. Identities of the account call it, signed by IAM. */
export class FunctionUrl extends Construct {
  readonly functionUrl: string;
  private readonly function: FunctionBase;

  constructor(scope: Construct, id: string, props: FunctionUrlProps) {
    super(scope, id);
    declaredProps.check(this, 'FunctionUrl', props);
    rejectProps(this, urlProblems(props));
    const { publicBecause, cors } = props;
    this.function = props.function;
    const resource = new LambdaFunctionUrl(this, 'Default', {
      functionName: this.function.functionName,
      qualifier: this.function.qualifier,
      authorizationType: publicBecause === undefined ? 'AWS_IAM' : 'NONE',
      invokeMode: props.invokeMode,
      cors: cors && {
        allowOrigins: [...cors.allowOrigins],
        allowMethods: cors.allowMethods && [...cors.allowMethods],
        allowHeaders: cors.allowHeaders && [...cors.allowHeaders],
        exposeHeaders: cors.exposeHeaders && [...cors.exposeHeaders],
        allowCredentials: cors.allowCredentials,
        maxAge: cors.maxAgeSeconds,
      },
    });
    this.functionUrl = resource.functionUrl;
    if (publicBecause !== undefined) this.admitEverybody(publicBecause);
  }

  /** Allows `grantee` to call the address. */
  grantInvokeUrl(grantee: IGrantable): void {
    const resources = [this.function.functionArn];
    grantee.addToIdentityPolicy({
      actions: ['lambda:InvokeFunctionUrl'],
      resources,
      conditions: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
    });
    // A URL made since October 2025 needs both: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html.
    grantee.addToIdentityPolicy({
      actions: ['lambda:InvokeFunction'],
      resources,
      conditions: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
    });
    recordHop(grantee, { target: this.function });
  }

  /**
   * Version 5 of the provider has no argument for the condition of the second permission, without which a URL answers
   * 403, so the stack then requires version 6: `terraform init` says so where it is not installed.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
   */
  private admitEverybody(because: string): void {
    const { functionName, qualifier } = this.function;
    const everybody = { functionName, qualifier, principal: '*' };
    new LambdaPermission(this, 'CallUrl', {
      ...everybody,
      action: 'lambda:InvokeFunctionUrl',
      functionUrlAuthType: 'NONE',
    });
    new LambdaPermission(this, 'InvokeByUrl', {
      ...everybody,
      action: 'lambda:InvokeFunction',
    }).addOverride('invoked_via_function_url', true);
    TerraformStack.of(this).addOverride(
      'terraform.required_providers.aws.version',
      PROVIDER_VERSIONS,
    );
    acceptRisk(this, 'no-authorization', because);
  }
}

function urlProblems({ publicBecause, invokeMode, cors }: FunctionUrlProps): readonly Problem[] {
  const { allowOrigins = [] } = cors ?? {};
  return [
    problemIf(publicBecause?.trim() === '', 'publicBecause must give a reason, got nothing'),
    notOneOf('invokeMode', invokeMode, ['BUFFERED', 'RESPONSE_STREAM']),
    problemIf(
      cors !== undefined && allowOrigins.length === 0,
      'cors.allowOrigins must name an origin, got none',
    ),
    problemIf(
      cors?.allowCredentials === true && allowOrigins.includes('*'),
      "cors.allowOrigins must name origins where credentials are allowed, got '*'",
    ),
    notWhole('cors.maxAgeSeconds', cors?.maxAgeSeconds, 0, 86_400),
  ];
}
