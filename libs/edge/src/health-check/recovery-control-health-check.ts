import { notMatching, rejectProps } from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { HealthCheckOptions } from './health-check';
import { HealthCheck } from './health-check';

export interface RecoveryControlHealthCheckProps extends HealthCheckOptions {
  /** A routing control of Application Recovery Controller. */
  readonly routingControlArn: string;
}

/** Is healthy while a routing control is on: traffic is moved by hand, not by what checkers see. */
export class RecoveryControlHealthCheck extends HealthCheck {
  readonly healthCheckId: string;
  readonly healthCheckArn: string;

  constructor(scope: Construct, id: string, props: RecoveryControlHealthCheckProps) {
    super(scope, id);
    declaredProps.check(this, 'RecoveryControlHealthCheck', props);
    rejectProps(this, [
      notMatching(
        'routingControlArn',
        props.routingControlArn,
        /^arn:[^:]+:route53-recovery-control::\d{12}:controlpanel\/[^/]+\/routingcontrol\/[^/]+$/,
        'the ARN of a routing control',
      ),
    ]);
    const check = this.createCheck(props, {
      type: 'RECOVERY_CONTROL',
      routingControlArn: props.routingControlArn,
    });
    this.healthCheckId = check.id;
    this.healthCheckArn = check.arn;
  }
}
