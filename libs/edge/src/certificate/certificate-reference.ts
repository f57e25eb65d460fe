import type { IConstruct } from 'constructs';

/** A certificate of ACM, of this app or another. */
export interface ICertificate extends IConstruct {
  /** Known once the certificate is issued. */
  readonly certificateArn: string;
  /** Where it is; unknown for some that others deploy. CloudFront takes those of us-east-1 alone. */
  readonly region?: string;
  /** The names it is for; unknown for some that others deploy. */
  readonly domainNames?: readonly string[];
}
