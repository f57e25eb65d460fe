import type { IConstruct } from 'constructs';
import type { WafScope } from './waf-scope';

/** A web ACL that this app defines, or one that it only refers to. */
export interface IWebAcl extends IConstruct {
  readonly webAclArn: string;
  readonly scope: WafScope;
}
