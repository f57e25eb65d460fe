import type { ICertificateRef, Problem } from '@archway/core';
import { notOneOf, notWhole, problemIf, rejectProps } from '@archway/core';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule';
import { Construct } from 'constructs';
import type { Authentication } from './authentication';
import type { ListenerAction } from './listener-action';
import type { RuleConditions } from './rule-conditions';
import { conditionProblems, renderConditions } from './rule-conditions';
import type { TlsPolicy } from './tls-policy';
import { DEFAULT_TLS_POLICY, TLS_POLICIES } from './tls-policy';

/** The load balancer as its listeners see it. */
export interface BalancerOfListener {
  readonly loadBalancerArn: string;
  readonly loadBalancerDimension: string;
}

export interface HttpsListenerProps {
  /** The first is shown to clients that name no host; at most 25 more. */
  readonly certificates: readonly ICertificateRef[];

  /** What becomes of requests that no rule is for. */
  readonly defaultAction: ListenerAction;

  /**
   * Makes users sign in first.
   *
   * @default - nobody has to
   */
  readonly authentication?: Authentication;

  /**
   * 1 to 65535.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06'
   */
  readonly sslPolicy?: TlsPolicy;

  /**
   * What answers carry as `Strict-Transport-Security`.
   *
   * @default 'max-age=31536000; includeSubDomains'
   */
  readonly strictTransportSecurity?: string | false;
}

export interface HttpListenerProps {
  /** What becomes of requests that no rule is for. */
  readonly defaultAction: ListenerAction;

  /**
   * 1 to 65535.
   *
   * @default 80
   */
  readonly port?: number;
}

export interface ListenerRuleProps {
  /** 1 to 50000, each once in a listener. The lowest that fits counts. */
  readonly priority: number;
  readonly conditions: RuleConditions;
  readonly action: ListenerAction;
  /**
   * Makes users sign in first. HTTPS only.
   *
   * @default - nobody has to
   */
  readonly authentication?: Authentication;
}

/** Where a load balancer listens. */
export class ApplicationListener extends Construct {
  readonly listenerArn: string;
  private readonly priorities = new Map<number, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly balancer: BalancerOfListener,
    private readonly props: HttpListenerProps & Partial<HttpsListenerProps>,
  ) {
    super(scope, id);
    const { certificates, defaultAction, authentication, sslPolicy } = props;
    const isHttps = certificates !== undefined;
    rejectProps(this, [
      notWhole('port', props.port, 1, 65_535),
      notOneOf('sslPolicy', sslPolicy, TLS_POLICIES),
      problemIf(
        certificates !== undefined && (certificates.length === 0 || certificates.length > 26),
        `certificates must be 1 to 26, got ${certificates?.length}`,
      ),
      ...actionProblems(defaultAction, authentication),
    ]);
    const hsts = props.strictTransportSecurity ?? 'max-age=31536000; includeSubDomains';
    const listener = new LbListener(this, 'Default', {
      loadBalancerArn: balancer.loadBalancerArn,
      port: props.port ?? (isHttps ? 443 : 80),
      protocol: isHttps ? 'HTTPS' : 'HTTP',
      certificateArn: certificates?.[0]?.certificateArn,
      sslPolicy: isHttps ? (sslPolicy ?? DEFAULT_TLS_POLICY) : undefined,
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue:
        isHttps && hsts !== false ? hsts : undefined,
      defaultAction: actionsOf(defaultAction, authentication),
    });
    this.listenerArn = listener.arn;
    certificates?.slice(1).forEach(({ certificateArn }, index) => {
      new LbListenerCertificate(this, `Certificate${index + 2}`, {
        listenerArn: listener.arn,
        certificateArn,
      });
    });
    for (const group of defaultAction.targetGroups) {
      group.forwardedBy(this, balancer.loadBalancerDimension);
    }
  }

  /**
   * What becomes of some requests.
   *
   * @returns the rule's ARN
   */
  addRule(id: string, rule: ListenerRuleProps): string {
    const taken = this.priorities.get(rule.priority);
    rejectProps(this, [
      notWhole(`rule '${id}' priority`, rule.priority, 1, 50_000),
      problemIf(
        taken !== undefined,
        `rule '${id}' must have a priority of its own, got ${rule.priority} of '${taken}'`,
      ),
      problemIf(
        rule.authentication !== undefined && this.props.certificates === undefined,
        `rule '${id}' must not authenticate without TLS`,
      ),
      ...[
        ...conditionProblems(rule.conditions),
        ...actionProblems(rule.action, rule.authentication),
      ].map((problem) => problem && `rule '${id}' ${problem}`),
    ]);
    this.priorities.set(rule.priority, id);
    const resource = new LbListenerRule(this, id, {
      listenerArn: this.listenerArn,
      priority: rule.priority,
      condition: renderConditions(rule.conditions),
      action: actionsOf(rule.action, rule.authentication),
    });
    for (const group of rule.action.targetGroups) {
      group.forwardedBy(resource, this.balancer.loadBalancerDimension);
    }
    return resource.arn;
  }
}

function actionsOf(action: ListenerAction, authentication: Authentication | undefined) {
  return authentication === undefined
    ? [action.render()]
    : [authentication.render(1), action.render(2)];
}

function actionProblems(
  action: ListenerAction,
  authentication: Authentication | undefined,
): readonly Problem[] {
  return [...action.problems, ...(authentication?.problems ?? [])];
}
