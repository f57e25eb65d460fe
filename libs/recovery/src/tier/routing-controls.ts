import { physicalName } from '@archway/core';
import { Route53RecoverycontrolconfigCluster } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-cluster';
import { Route53RecoverycontrolconfigControlPanel } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-control-panel';
import { Route53RecoverycontrolconfigRoutingControl } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-routing-control';
import { Route53RecoverycontrolconfigSafetyRule } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-safety-rule';
import { Construct } from 'constructs';

/** How long a state has to hold before the next change, in milliseconds. */
const WAIT_PERIOD_MS = 5_000;

/**
 * A switch for each site, which an operator sets in any of five regions, and a rule that refuses to switch off the last.
 *
 * @see https://docs.aws.amazon.com/r53recovery/latest/dg/routing-control.html
 */
export class RoutingControls extends Construct {
  /** In the order of the sites. */
  readonly routingControlArns: readonly string[];

  constructor(scope: Construct, id: string, sites: readonly ('Primary' | 'Standby')[]) {
    super(scope, id);
    const name = physicalName(this, 64);
    const cluster = new Route53RecoverycontrolconfigCluster(this, 'Cluster', { name });
    const panel = new Route53RecoverycontrolconfigControlPanel(this, 'Panel', {
      name,
      clusterArn: cluster.arn,
    });
    this.routingControlArns = sites.map(
      (site) =>
        new Route53RecoverycontrolconfigRoutingControl(this, site, {
          name: site.toLowerCase(),
          clusterArn: cluster.arn,
          controlPanelArn: panel.arn,
        }).arn,
    );
    new Route53RecoverycontrolconfigSafetyRule(this, 'OneServes', {
      name: 'one-serves',
      controlPanelArn: panel.arn,
      assertedControls: [...this.routingControlArns],
      waitPeriodMs: WAIT_PERIOD_MS,
      ruleConfig: { type: 'ATLEAST', threshold: 1, inverted: false },
    });
  }
}
