import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Wafv2RuleGroup } from '@cdktf/provider-aws/lib/wafv2-rule-group';
import {
  nameByPath,
  notMatching,
  notWhole,
  physicalName,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { MOST_CAPACITY } from '../capacity/capacity';
import { capacityByRule, capacityOfRules, capacityProblem } from '../capacity/capacity-problems';
import { declaredProps } from '../declared-props';
import { fitsBlocks, flatten } from '../statement/nesting';
import type { CustomResponseBodies } from '../waf-rule/custom-response-body';
import { bodiesProblems, toResponseBodies } from '../waf-rule/custom-response-body';
import { putRules } from '../waf-rule/render-rules';
import { rulesProblems } from '../waf-rule/rule-problems';
import type { InspectionRule } from '../waf-rule/waf-rule';
import { placeRules } from '../waf-rule/waf-rule';
import { LONGEST_NAME_PREFIX } from '../web-acl/waf-name';
import type { WafScope } from '../web-acl/waf-scope';
import { scopeProblems } from '../web-acl/waf-scope';

/** A rule group that this app defines, or one that it only refers to. */
export interface IRuleGroup extends IConstruct {
  readonly ruleGroupArn: string;
  readonly scope: WafScope;
  /** What it takes of a web ACL's capacity, in WCU. */
  readonly capacity: number;
}

export interface RuleGroupProps {
  /** Rejected outside of us-east-1 for `CLOUDFRONT`. */
  readonly scope: WafScope;

  /**
   * In the order of evaluation. And, or, not nest up to three deep here, which is what Terraform's provider can say of
   * rule groups; labels carry a decision from one rule to the next.
   */
  readonly rules: readonly InspectionRule[];

  /**
   * The WCU to keep for the group, 1 to 5000, at least what its rules need. AWS WAF never changes it: another number is
   * another group, so leave room for rules to come.
   *
   * @default - what the rules need
   */
  readonly capacity?: number;

  /**
   * Bodies that blocks of these rules can answer with, at most 50.
   *
   * @default - none
   */
  readonly customResponseBodies?: CustomResponseBodies;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * The name of the CloudWatch metric.
   *
   * @default - stage and construct path
   */
  readonly metricName?: string;

  /**
   * An AWS provider of us-east-1, for scope CLOUDFRONT in a stack of another region.
   *
   * @default - the stack's own
   */
  readonly provider?: AwsProvider;
}

export interface RuleGroupAttributes {
  readonly ruleGroupArn: string;
  readonly scope: WafScope;
  readonly capacity: number;
}

/** Rules that several web ACLs share. Its capacity is computed, and shown with the synthesis. */
export class RuleGroup extends Construct implements IRuleGroup {
  /** A group that others deploy. */
  static fromRuleGroupAttributes(
    scope: Construct,
    id: string,
    attributes: RuleGroupAttributes,
  ): IRuleGroup {
    return new ImportedRuleGroup(scope, id, attributes);
  }

  readonly ruleGroupArn: string;
  readonly scope: WafScope;
  readonly capacity: number;

  constructor(scope: Construct, id: string, props: RuleGroupProps) {
    super(scope, id);
    declaredProps.check(this, 'RuleGroup', props);
    const { provider, customResponseBodies = {} } = props;
    const rules = placeRules(props.rules);
    rejectProps(this, [
      ...scopeProblems(this, props.scope, provider),
      problemIf(rules.length === 0, 'rules must be at least one, got none'),
      notMatching(
        'metricName',
        props.metricName,
        /^[\w-]{1,128}$/,
        "1 to 128 letters, digits, '-' and '_'",
      ),
      ...bodiesProblems(customResponseBodies),
      ...rulesProblems(rules, {
        scope: props.scope,
        inRuleGroup: true,
        bodyKeys: Object.keys(customResponseBodies),
      }),
      ...rules.map(({ rule }) =>
        problemIf(
          !fitsBlocks(flatten(rule.statement)),
          `rule ${show(rule.name)} statement must nest and, or, not at most three deep in a rule group (two in a scope-down), got deeper: ` +
            'give what is inside a label in a rule before it, or move the rule into the web ACL',
        ),
      ),
    ]);
    const needed = capacityOfRules(rules);
    rejectProps(this, [
      capacityProblem(needed, rules),
      notWhole('capacity', props.capacity, 1, MOST_CAPACITY),
      problemIf(
        props.capacity !== undefined && props.capacity < needed,
        `capacity must be at least ${needed}, which the rules need (${capacityByRule(rules)}), got ${props.capacity}`,
      ),
    ]);
    this.scope = props.scope;
    this.capacity = props.capacity ?? needed;
    const group = new Wafv2RuleGroup(this, 'Default', {
      provider,
      scope: props.scope,
      description: props.description,
      capacity: this.capacity,
      customResponseBody: toResponseBodies(customResponseBodies),
      visibilityConfig: {
        cloudwatchMetricsEnabled: true,
        sampledRequestsEnabled: true,
        metricName: props.metricName ?? physicalName(this, 128),
      },
      // Another capacity is another group, and a web ACL still refers to the old one.
      lifecycle: { createBeforeDestroy: true },
    });
    nameByPath(group, 'namePrefix', LONGEST_NAME_PREFIX);
    putRules(group, rules);
    this.ruleGroupArn = group.arn;
    Annotations.of(this).addInfo(
      `capacity ${this.capacity} WCU, of which rules need at most ${needed}: ${capacityByRule(rules)}`,
    );
  }
}

class ImportedRuleGroup extends Construct implements IRuleGroup {
  readonly ruleGroupArn: string;
  readonly scope: WafScope;
  readonly capacity: number;

  constructor(scope: Construct, id: string, attributes: RuleGroupAttributes) {
    super(scope, id);
    this.ruleGroupArn = attributes.ruleGroupArn;
    this.scope = attributes.scope;
    this.capacity = attributes.capacity;
  }
}
