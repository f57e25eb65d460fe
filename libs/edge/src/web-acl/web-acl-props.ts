import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { DefaultAction } from '../waf-rule/action';
import type { CustomResponseBodies } from '../waf-rule/custom-response-body';
import type { WafRule } from '../waf-rule/waf-rule';
import type { WafLogging } from '../waf-logging/waf-logging';
import type { BodyInspection } from './body-inspection';
import type { DefaultProtection } from './default-protection';
import type { WafScope } from './waf-scope';

export interface WebAclProps {
  /** Rejected outside of us-east-1 for `CLOUDFRONT`. */
  readonly scope: WafScope;

  /**
   * In the order of evaluation. They come before the default protection, so that they can allow what it would block.
   *
   * @default - none
   */
  readonly rules?: readonly WafRule[];

  /**
   * The core rule set, known bad inputs, addresses of bad repute and a rate limit, behind the other rules; `false` for
   * none of them.
   *
   * @default - all of them, with 2000 requests an address in five minutes
   */
  readonly defaultProtection?: DefaultProtection | false;

  /**
   * What happens to a request that no rule decides on.
   *
   * @default RuleAction.allow()
   */
  readonly defaultAction?: DefaultAction;

  /**
   * Bodies that blocks can answer with, at most 50.
   *
   * @default - none
   */
  readonly customResponseBodies?: CustomResponseBodies;

  /**
   * How long a solved puzzle counts, in seconds, 60 to 259200.
   *
   * @default 300
   */
  readonly captchaImmunitySeconds?: number;

  /**
   * How long a passed challenge counts, in seconds, 300 to 259200.
   *
   * @default 300
   */
  readonly challengeImmunitySeconds?: number;

  /**
   * Domains whose tokens of puzzles and challenges count here too, at most 10.
   *
   * @default - that of what is protected
   */
  readonly tokenDomains?: readonly string[];

  /**
   * How much of a body is looked at. More than 16 KiB costs more a request.
   *
   * @default - 16 KiB, 8 for load balancers and AppSync
   */
  readonly bodyInspection?: BodyInspection;

  /**
   * What of the requests is written down, which is paid for by the volume.
   *
   * @default - nothing but metrics and samples
   */
  readonly logging?: WafLogging;

  /**
   * WCU that something else will need here: 150 where Shield Advanced adds rules by itself.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/ddos-automatic-app-layer-response.html
   * @default 0
   */
  readonly reservedCapacity?: number;

  /**
   * The name of the CloudWatch metric.
   *
   * @default - stage and construct path
   */
  readonly metricName?: string;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * An AWS provider of us-east-1, for scope CLOUDFRONT in a stack of another region.
   *
   * @default - the stack's own
   */
  readonly provider?: AwsProvider;
}
