import type { LbListenerDefaultAction } from '@cdktf/provider-aws/lib/lb-listener';
import type { Problem } from '@archway/core';
import { notMatching, notWhole } from '@archway/core';

/** What both ways of authentication have. */
export interface AuthenticationOptions {
  /**
   * What the identity provider is asked for.
   *
   * @default 'openid'
   */
  readonly scope?: string;

  /**
   * How long a session lasts, in seconds, 1 to 604800.
   *
   * @default 604800
   */
  readonly sessionTimeoutSeconds?: number;

  /**
   * What becomes of a request without a session.
   *
   * @default 'authenticate'
   */
  readonly onUnauthenticatedRequest?: 'allow' | 'authenticate' | 'deny';
}

/** A user pool of Cognito and its client. */
export interface CognitoAuthentication extends AuthenticationOptions {
  readonly userPoolArn: string;
  readonly userPoolClientId: string;
  readonly userPoolDomain: string;
}

/** An identity provider that speaks OpenID Connect. */
export interface OidcAuthentication extends AuthenticationOptions {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userInfoEndpoint: string;
  readonly clientId: string;
  /** A sensitive value, never text in the code. Terraform's state holds it: encrypt the state. */
  readonly clientSecret: string;
}

/** Makes users sign in before a request reaches a target. */
export class Authentication {
  static cognito(props: CognitoAuthentication): Authentication {
    return new Authentication(
      {
        type: 'authenticate-cognito',
        authenticateCognito: {
          userPoolArn: props.userPoolArn,
          userPoolClientId: props.userPoolClientId,
          userPoolDomain: props.userPoolDomain,
          ...optionsOf(props),
        },
      },
      problemsOf(props),
    );
  }

  static oidc(props: OidcAuthentication): Authentication {
    const endpoints = [
      'issuer',
      'authorizationEndpoint',
      'tokenEndpoint',
      'userInfoEndpoint',
    ] as const;
    return new Authentication(
      {
        type: 'authenticate-oidc',
        authenticateOidc: {
          issuer: props.issuer,
          authorizationEndpoint: props.authorizationEndpoint,
          tokenEndpoint: props.tokenEndpoint,
          userInfoEndpoint: props.userInfoEndpoint,
          clientId: props.clientId,
          clientSecret: props.clientSecret,
          ...optionsOf(props),
        },
      },
      [
        ...problemsOf(props),
        ...endpoints.map((prop) =>
          notMatching(`authentication.${prop}`, props[prop], /^https:\/\/\S+$/, 'an https URL'),
        ),
      ],
    );
  }

  private constructor(
    private readonly rendered: LbListenerDefaultAction,
    readonly problems: readonly Problem[],
  ) {}

  /** The action as Terraform reads it, before the one that it protects. */
  render(order: number): LbListenerDefaultAction {
    return { ...this.rendered, order };
  }
}

function optionsOf({
  scope,
  sessionTimeoutSeconds,
  onUnauthenticatedRequest,
}: AuthenticationOptions) {
  return { scope, sessionTimeout: sessionTimeoutSeconds, onUnauthenticatedRequest };
}

function problemsOf({ sessionTimeoutSeconds }: AuthenticationOptions): readonly Problem[] {
  return [notWhole('authentication.sessionTimeoutSeconds', sessionTimeoutSeconds, 1, 604_800)];
}
