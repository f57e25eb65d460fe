import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { isOpen, nameByPath, physicalName, problemIf, rejectProps, show } from '@archway/core';
import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import {
  capacityByRule,
  capacityOfRules,
  capacityProblem,
  capacityWarning,
} from '../capacity/capacity-problems';
import { declaredProps } from '../declared-props';
import { fitsBlocks, flatten } from '../statement/nesting';
import { WebAclLog } from '../waf-logging/web-acl-log';
import { toBlocks } from '../statement/blocks';
import { renderAction, RuleAction } from '../waf-rule/action';
import { toResponseBodies } from '../waf-rule/custom-response-body';
import { putRules, renderRules } from '../waf-rule/render-rules';
import type { PlacedRule } from '../waf-rule/waf-rule';
import { placeRules } from '../waf-rule/waf-rule';
import { toRequestBody } from './body-inspection';
import { defaultProtectionRules } from './default-protection';
import { LONGEST_NAME_PREFIX } from './waf-name';
import type { WafScope } from './waf-scope';
import { scopeProblems } from './waf-scope';
import type { WebAclProps } from './web-acl-props';
import { webAclProblems } from './web-acl-rules';

/** A web ACL that this app defines, or one that it only refers to. */
export interface IWebAcl extends IConstruct {
  readonly webAclArn: string;
  readonly scope: WafScope;
}

export interface WebAclAttributes {
  readonly webAclArn: string;
  readonly scope: WafScope;
}

/** What a regional web ACL can protect, by what stands in its ARN. */
const PROTECTABLE =
  /:(elasticloadbalancing:[^:]*:\d*:loadbalancer\/app\/|apigateway:[^:]*::\/restapis\/[^/]+\/stages\/|appsync:[^:]*:\d*:apis\/|cognito-idp:[^:]*:\d*:userpool\/|apprunner:[^:]*:\d*:service\/|ec2:[^:]*:\d*:verified-access-instance\/)/;

/**
 * Rules that decide which requests reach a site. Without being told, it protects a public one. What its rules cost is
 * computed, shown with the synthesis, warned about where it costs more, and refused where AWS WAF would.
 */
export class WebAcl extends Construct implements IWebAcl {
  /** A web ACL that others deploy. */
  static fromWebAclAttributes(scope: Construct, id: string, attributes: WebAclAttributes): IWebAcl {
    return new ImportedWebAcl(scope, id, attributes);
  }

  readonly webAclArn: string;
  readonly scope: WafScope;
  /** The WCU of its rules and what is reserved, an upper bound. */
  readonly capacity: number;
  private readonly provider?: AwsProvider;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    declaredProps.check(this, 'WebAcl', props);
    const { provider, defaultProtection = {} } = props;
    const own = placeRules(props.rules ?? []);
    const rules = [
      ...own,
      ...placeRules(
        defaultProtection === false ? [] : defaultProtectionRules(defaultProtection),
        1 + Math.max(-1, ...own.map(({ priority }) => priority)),
      ),
    ];
    rejectProps(this, [
      ...scopeProblems(this, props.scope, provider),
      ...webAclProblems(props, rules),
    ]);
    this.capacity = capacityOfRules(rules) + (props.reservedCapacity ?? 0);
    rejectProps(this, [capacityProblem(this.capacity, rules)]);
    this.scope = props.scope;
    this.provider = provider;
    const resource = this.build(props);
    const defaultAction = props.defaultAction ?? RuleAction.allow();
    resource.addOverride('default_action', toBlocks(renderAction(defaultAction)));
    this.write(resource, rules);
    this.webAclArn = resource.arn;
    if (props.logging !== undefined) {
      new WebAclLog(this, 'Log', { webAclArn: this.webAclArn, logging: props.logging, provider });
    }
    this.showCapacity(rules);
  }

  /**
   * Puts what has this ARN behind the web ACL: an application load balancer, a stage of a REST API, an AppSync API, a
   * Cognito user pool, an App Runner service or a Verified Access instance. A distribution takes its web ACL itself.
   */
  protect(id: string, resourceArn: string): void {
    rejectProps(this, [
      problemIf(
        this.scope === 'CLOUDFRONT',
        `scope must be REGIONAL to protect '${id}', got CLOUDFRONT: give the web ACL to the distribution`,
      ),
      problemIf(
        !isOpen(resourceArn) && !PROTECTABLE.test(resourceArn),
        `'${id}' must be an application load balancer, a stage of a REST API, an AppSync API, a user pool, an App Runner service or ` +
          `a Verified Access instance, got ${show(resourceArn)}`,
      ),
    ]);
    new Wafv2WebAclAssociation(this, id, {
      provider: this.provider,
      webAclArn: this.webAclArn,
      resourceArn,
    });
  }

  private build(props: WebAclProps): Wafv2WebAcl {
    const { captchaImmunitySeconds, challengeImmunitySeconds, bodyInspection } = props;
    const webAcl = new Wafv2WebAcl(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      provider: props.provider,
      scope: props.scope,
      description: props.description,
      defaultAction: {},
      customResponseBody: toResponseBodies(props.customResponseBodies ?? {}),
      captchaConfig: toImmunity(captchaImmunitySeconds),
      challengeConfig: toImmunity(challengeImmunitySeconds),
      tokenDomains: props.tokenDomains && [...props.tokenDomains],
      associationConfig: bodyInspection && { requestBody: [toRequestBody(bodyInspection)] },
      visibilityConfig: {
        cloudwatchMetricsEnabled: true,
        sampledRequestsEnabled: true,
        metricName: props.metricName ?? physicalName(this, 128),
      },
    });
    nameByPath(webAcl, 'namePrefix', LONGEST_NAME_PREFIX);
    return webAcl;
  }

  /** The provider's blocks end at three levels of and, or, not; its `rule_json` does not. */
  private write(resource: Wafv2WebAcl, rules: readonly PlacedRule[]): void {
    const deep = rules.filter(({ rule }) => !fitsBlocks(flatten(rule.statement)));
    if (deep.length === 0) {
      putRules(resource, rules);
      return;
    }
    resource.ruleJson = JSON.stringify(renderRules(rules));
    Annotations.of(this).addWarning(
      `the rules are written as JSON, whose drift Terraform does not see: ${deep.map(({ rule }) => rule.name).join(', ')} ` +
        'nests deeper than the three levels of and, or, not that its blocks hold (two in a scope-down)',
    );
  }

  private showCapacity(rules: readonly PlacedRule[]): void {
    const warning = capacityWarning(this.capacity);
    if (warning !== undefined) Annotations.of(this).addWarning(warning);
    Annotations.of(this).addInfo(
      `capacity at most ${this.capacity} WCU: ${capacityByRule(rules) || 'no rules'}`,
    );
  }
}

class ImportedWebAcl extends Construct implements IWebAcl {
  readonly webAclArn: string;
  readonly scope: WafScope;

  constructor(scope: Construct, id: string, attributes: WebAclAttributes) {
    super(scope, id);
    this.webAclArn = attributes.webAclArn;
    this.scope = attributes.scope;
  }
}

function toImmunity(
  seconds: number | undefined,
): { readonly immunityTimeProperty: { readonly immunityTime: number } } | undefined {
  return seconds === undefined ? undefined : { immunityTimeProperty: { immunityTime: seconds } };
}
