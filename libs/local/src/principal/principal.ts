/** The account's owner: allowed everything that no policy denies. */
export interface Administrator {
  readonly kind: 'administrator';
}

/** A function that acts with its execution role. */
export interface RolePrincipal {
  readonly kind: 'role';
  readonly functionName: string;
  /** The role itself, `arn:aws:iam::123456789012:role/thumbnail`. */
  readonly roleArn: string;
  /** The invocation that acts, where it is known. */
  readonly requestId?: string;
}

/** An AWS service that acts for a resource: S3 that notifies, SNS that delivers. */
export interface ServicePrincipal {
  readonly kind: 'service';
  /** Such as `s3.amazonaws.com`. */
  readonly service: string;
  /** The resource on whose behalf the service calls: `aws:SourceArn`. */
  readonly sourceArn: string;
  /** The account of that resource: `aws:SourceAccount`. */
  readonly sourceAccount: string;
}

/** Who makes a request. */
export type Principal = Administrator | RolePrincipal | ServicePrincipal;

/** The account's owner, for calls that the user makes. */
export const ADMINISTRATOR: Administrator = { kind: 'administrator' };
