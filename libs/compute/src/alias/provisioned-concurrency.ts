import type { Problem } from '@archway/core';
import { isOpen, notMatching, notWhole, outOfRange, physicalName, problemIf } from '@archway/core';
import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { LambdaProvisionedConcurrencyConfig } from '@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config';
import { Construct } from 'constructs';
import type { ProvisionedConcurrency } from './alias-props';

const SERVICE = 'lambda';
const DIMENSION = 'lambda:function:ProvisionedConcurrency';
const TARGET_UTILIZATION = 0.7;

/** The alias that keeps environments warm. */
interface WarmAlias {
  readonly functionName: string;
  readonly aliasName: string;
}

/** Keeps execution environments of an alias warm: a fixed number, or one between bounds that follows the load. */
export function keepWarm(
  scope: Construct,
  { functionName, aliasName }: WarmAlias,
  { minimum, maximum, targetUtilization, schedules = {} }: ProvisionedConcurrency,
): void {
  const scales = maximum !== undefined || Object.keys(schedules).length > 0;
  const config = new LambdaProvisionedConcurrencyConfig(scope, 'ProvisionedConcurrency', {
    functionName,
    qualifier: aliasName,
    provisionedConcurrentExecutions: minimum,
    // Scaling changes the number after the deployment.
    lifecycle: scales ? { ignoreChanges: ['provisioned_concurrent_executions'] } : undefined,
  });
  if (!scales) return;
  const parent = new Construct(scope, 'Scaling');
  const target = new AppautoscalingTarget(parent, 'Default', {
    serviceNamespace: SERVICE,
    scalableDimension: DIMENSION,
    resourceId: `function:${functionName}:${aliasName}`,
    minCapacity: minimum,
    maxCapacity: maximum ?? minimum,
    dependsOn: [config],
  });
  const of = {
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
  };
  new AppautoscalingPolicy(parent, 'Utilization', {
    ...of,
    name: physicalName(parent, 256),
    policyType: 'TargetTrackingScaling',
    targetTrackingScalingPolicyConfiguration: {
      targetValue: targetUtilization ?? TARGET_UTILIZATION,
      predefinedMetricSpecification: {
        predefinedMetricType: 'LambdaProvisionedConcurrencyUtilization',
      },
    },
  });
  for (const [id, action] of Object.entries(schedules)) {
    const at = new Construct(parent, id);
    new AppautoscalingScheduledAction(at, 'Default', {
      ...of,
      name: physicalName(at, 256),
      schedule: action.schedule,
      timezone: action.timezone,
      scalableTargetAction: {
        minCapacity: String(action.minimum),
        maxCapacity: String(action.maximum),
      },
    });
  }
}

/**
 * What Lambda or its scaling would refuse.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
export function provisionedProblems(
  props: ProvisionedConcurrency,
  reserved: number | undefined,
): readonly Problem[] {
  const { minimum, maximum, targetUtilization, schedules = {} } = props;
  const name = 'provisionedConcurrency';
  const most = Math.max(
    ...[minimum, maximum, ...Object.values(schedules).map((each) => each.maximum)].filter(
      (value) => !isOpen(value),
    ),
  );
  return [
    ...boundProblems(name, minimum, maximum ?? minimum),
    outOfRange(`${name}.targetUtilization`, targetUtilization, 0.1, 0.9),
    problemIf(
      targetUtilization !== undefined && maximum === undefined,
      `${name}.targetUtilization must go with a maximum, got ${targetUtilization} alone`,
    ),
    problemIf(
      !isOpen(reserved) && most > reserved,
      `${name} must not be above the function's reservedConcurrency ${reserved}, got ${most}`,
    ),
    ...Object.entries(schedules).flatMap(([id, each]) => [
      ...boundProblems(`${name}.schedules.${id}`, each.minimum, each.maximum),
      notMatching(
        `${name}.schedules.${id}.schedule`,
        each.schedule,
        /^(cron|rate|at)\(.+\)$/,
        'cron(…), rate(…) or at(…)',
      ),
    ]),
  ];
}

function boundProblems(name: string, minimum: number, maximum: number): readonly Problem[] {
  return [
    notWhole(`${name}.minimum`, minimum, 1, Number.MAX_SAFE_INTEGER),
    notWhole(`${name}.maximum`, maximum, 1, Number.MAX_SAFE_INTEGER),
    problemIf(
      !isOpen(minimum) && !isOpen(maximum) && minimum > maximum,
      `${name}.minimum must not be above its maximum ${maximum}, got ${minimum}`,
    ),
  ];
}
