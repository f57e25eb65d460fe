import type { Route53HealthCheckConfig } from '@cdktf/provider-aws/lib/route53-health-check';
import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Construct } from 'constructs';
import { addHealthAlarm } from './health-alarm';
import type { HealthAlarmOptions, IHealthCheck } from './health-check-reference';

/** What every health check has. */
export interface HealthCheckOptions {
  /**
   * Whether healthy counts as unhealthy, and unhealthy as healthy.
   *
   * @default false
   */
  readonly inverted?: boolean;

  /**
   * Whether nothing is checked: the check then counts as healthy, as unhealthy where it is inverted, and costs the same.
   *
   * @default false
   */
  readonly disabled?: boolean;
}

/** What identifies a health check that others deploy. */
export interface HealthCheckAttributes {
  readonly healthCheckId: string;
}

/** What checks share, of this app or another. */
export abstract class HealthCheckBase extends Construct implements IHealthCheck {
  abstract readonly healthCheckId: string;

  addAlarm(id: string, options: HealthAlarmOptions = {}): void {
    addHealthAlarm(new Construct(this, id), this, options);
  }
}

/** A health check. Each kind is a class of its own. */
export abstract class HealthCheck extends HealthCheckBase {
  /** A health check that others deploy. */
  static fromHealthCheckAttributes(
    scope: Construct,
    id: string,
    attributes: HealthCheckAttributes,
  ): IHealthCheck {
    return new ImportedHealthCheck(scope, id, attributes);
  }

  abstract readonly healthCheckArn: string;

  /** Makes the check, named after the construct. */
  protected createCheck(
    options: HealthCheckOptions,
    config: Route53HealthCheckConfig,
  ): Route53HealthCheck {
    return new Route53HealthCheck(this, 'Default', {
      ...config,
      invertHealthcheck: options.inverted,
      disabled: options.disabled,
      tags: { Name: this.node.path },
    });
  }
}

class ImportedHealthCheck extends HealthCheckBase {
  readonly healthCheckId: string;

  constructor(scope: Construct, id: string, attributes: HealthCheckAttributes) {
    super(scope, id);
    this.healthCheckId = attributes.healthCheckId;
  }
}
