import { notWhole, problemIf, rejectProps } from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { HealthCheckOptions } from './health-check';
import { HealthCheck } from './health-check';
import type { IHealthCheck } from './health-check-reference';

export interface CalculatedHealthCheckProps extends HealthCheckOptions {
  /** What is counted: 1 to 255 checks. */
  readonly children: readonly IHealthCheck[];

  /**
   * How many children must be healthy. 0 is always healthy.
   *
   * @default - all of them
   */
  readonly healthyThreshold?: number;
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html */
const MOST_CHILDREN = 255;

/** Is healthy while enough others are. */
export class CalculatedHealthCheck extends HealthCheck {
  readonly healthCheckId: string;
  readonly healthCheckArn: string;

  constructor(scope: Construct, id: string, props: CalculatedHealthCheckProps) {
    super(scope, id);
    declaredProps.check(this, 'CalculatedHealthCheck', props);
    const { children, healthyThreshold = children.length } = props;
    rejectProps(this, [
      problemIf(
        children.length < 1 || children.length > MOST_CHILDREN,
        `children must be 1 to ${MOST_CHILDREN}, got ${children.length}`,
      ),
      problemIf(
        new Set(children).size < children.length,
        `children must differ, got ${children.map(({ node }) => node.path).join(', ')}`,
      ),
      notWhole('healthyThreshold', healthyThreshold, 0, children.length),
    ]);
    const check = this.createCheck(props, {
      type: 'CALCULATED',
      childHealthchecks: children.map(({ healthCheckId }) => healthCheckId),
      childHealthThreshold: healthyThreshold,
    });
    this.healthCheckId = check.id;
    this.healthCheckArn = check.arn;
  }
}
