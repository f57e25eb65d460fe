import { rejectProps } from '@archway/core';
import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Annotations, TerraformStack } from 'cdktf';
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import { Construct } from 'constructs';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { declaredProps } from '../declared-props';
import { failoverByOf, failoverSteps } from './failover-steps';
import type { RecoveryTierProps, Site, SiteHealthCheck } from './recovery-tier-props';
import { RoutingControls } from './routing-controls';
import { runbookOf } from './runbook';
import { isReady, tierProblems, tierWarnings } from './tier-problems';

/** The file with the runbook, beside the stack's `cdk.tf.json`. */
export const RUNBOOK_FILE = 'RUNBOOK.md';

/**
 * Moves clients of a workload from a region that is lost to one that takes over: the records, what decides between them,
 * and a runbook. It refuses a tier that would not hold, and a failover that needs the region that is lost.
 *
 * Put it into a stack of its own whose state is not in the primary region.
 */
export class RecoveryTier extends Construct {
  /** What an operator does, as Markdown. */
  readonly runbook: string;
  /** The switches, with `routing-controls`: the primary's and the standby's. */
  readonly routingControlArns: readonly string[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RecoveryTierProps,
  ) {
    super(scope, id);
    declaredProps.check(this, 'RecoveryTier', props);
    rejectProps(this, tierProblems(props));
    for (const warning of tierWarnings(props)) Annotations.of(this).addWarning(warning);
    const switched = failoverByOf(props) === 'routing-controls';
    this.routingControlArns = switched
      ? new RoutingControls(this, 'RoutingControls', ['Primary', 'Standby']).routingControlArns
      : [];
    this.addRecord('Primary', props.primary, this.routingControlArns[0]);
    this.addRecord('Standby', props.standby, this.routingControlArns[1]);
    this.runbook = runbookOf(props, failoverSteps(props));
    if (props.runbook ?? true) this.writeRunbook();
  }

  private addRecord(
    id: 'Primary' | 'Standby',
    site: Site,
    routingControlArn: string | undefined,
  ): void {
    if (!isReady(site)) return;
    const { tier, hostedZoneId, recordName, healthCheck } = this.props;
    const check =
      routingControlArn === undefined
        ? healthCheck && this.addHealthCheck(id, site.endpoint.dnsName, healthCheck)
        : this.addSwitch(id, routingControlArn);
    const only = !isReady(this.props.standby);
    new Route53Record(this, id, {
      zoneId: hostedZoneId,
      name: recordName,
      type: 'A',
      alias: {
        name: site.endpoint.dnsName,
        zoneId: site.endpoint.hostedZoneId,
        // A switch decides alone: what an operator turns on serves.
        evaluateTargetHealth: routingControlArn === undefined && !only,
      },
      ...(only
        ? {}
        : {
            setIdentifier: id.toLowerCase(),
            healthCheckId: check?.id,
            ...(tier === 'active-active'
              ? { latencyRoutingPolicy: { region: site.region } }
              : {
                  failoverRoutingPolicy: { type: id === 'Primary' ? 'PRIMARY' : 'SECONDARY' },
                }),
          }),
    });
  }

  private addHealthCheck(
    id: string,
    fqdn: string,
    { path: resourcePath, intervalSeconds, failureThreshold }: SiteHealthCheck,
  ): Route53HealthCheck {
    return new Route53HealthCheck(this, `${id}Health`, {
      type: 'HTTPS',
      fqdn,
      port: 443,
      enableSni: true,
      resourcePath,
      requestInterval: intervalSeconds ?? 30,
      failureThreshold: failureThreshold ?? 3,
      tags: { Name: `${this.node.path}/${id}` },
    });
  }

  private addSwitch(id: string, routingControlArn: string): Route53HealthCheck {
    return new Route53HealthCheck(this, `${id}Switch`, {
      type: 'RECOVERY_CONTROL',
      routingControlArn,
      tags: { Name: `${this.node.path}/${id}` },
    });
  }

  private writeRunbook(): void {
    const stack = TerraformStack.of(this);
    addCustomSynthesis(this, {
      onSynthesize: ({ outdir, manifest }) => {
        const { workingDirectory } = manifest.forStack(stack);
        fs.writeFileSync(path.join(outdir, workingDirectory, RUNBOOK_FILE), this.runbook);
      },
    });
  }
}
