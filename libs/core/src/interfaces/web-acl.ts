/** A web ACL, as far as what it protects has to know. */
export interface IWebAclRef {
  readonly webAclArn: string;
  /** `REGIONAL` for everything but a CloudFront distribution. */
  readonly scope: string;
}
