import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { Construct } from 'constructs';
import type { ProvisionedCapacity, ScaledCapacity } from './table-props';

/** What scales: a table, or an index as `table/NAME/index/INDEX`. */
interface Scaled {
  readonly resourceId: string;
  readonly kind: 'index' | 'table';
}

/** The capacity that Terraform makes the table with: where it scales, the least. */
export function initialCapacity(capacity: ScaledCapacity | number | undefined): number | undefined {
  return typeof capacity === 'object' ? capacity.minimum : capacity;
}

/** Whether reads or writes of a capacity scale. */
export function scales(capacity: ProvisionedCapacity | undefined): boolean {
  return typeof capacity?.read === 'object' || typeof capacity?.write === 'object';
}

/** Makes what scales of a capacity follow its load. */
export function scaleCapacity(
  scope: Construct,
  id: string,
  capacity: ProvisionedCapacity,
  scaled: Scaled,
): void {
  const parent = new Construct(scope, id);
  if (typeof capacity.read === 'object') follow(parent, 'Read', capacity.read, scaled);
  if (typeof capacity.write === 'object') follow(parent, 'Write', capacity.write, scaled);
}

function follow(
  scope: Construct,
  kind: 'Read' | 'Write',
  capacity: ScaledCapacity,
  scaled: Scaled,
): void {
  const target = new AppautoscalingTarget(scope, kind, {
    serviceNamespace: 'dynamodb',
    resourceId: scaled.resourceId,
    scalableDimension: `dynamodb:${scaled.kind}:${kind}CapacityUnits`,
    minCapacity: capacity.minimum,
    maxCapacity: capacity.maximum,
  });
  new AppautoscalingPolicy(scope, `${kind}Policy`, {
    name: `${kind.toLowerCase()}-utilization`,
    policyType: 'TargetTrackingScaling',
    serviceNamespace: target.serviceNamespace,
    resourceId: target.resourceId,
    scalableDimension: target.scalableDimension,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: capacity.targetUtilizationPercent ?? 70,
      predefinedMetricSpecification: {
        predefinedMetricType: `DynamoDB${kind}CapacityUtilization`,
      },
    },
  });
}
