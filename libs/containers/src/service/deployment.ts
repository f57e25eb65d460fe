import type { Problem } from '@archway/core';
import { isOpen, notWhole, problemIf } from '@archway/core';
import type { ApplicationListener } from '../load-balancer/application-listener';
import type { ITargetGroup } from '../load-balancer/target-group';

/** An alarm that stops a deployment. */
export interface IDeploymentAlarm {
  readonly alarmName: string;
}

/** Tasks are replaced little by little. */
export interface RollingDeploymentProps {
  /**
   * Tasks that are always there, in percent of the desired number, 0 to 100.
   *
   * @default 100
   */
  readonly minimumHealthyPercent?: number;

  /**
   * Tasks that are there at most, in percent of the desired number, 100 to 200.
   *
   * @default 200
   */
  readonly maximumPercent?: number;

  /**
   * Whether a deployment whose tasks do not become healthy is stopped.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
   * @default true
   */
  readonly circuitBreaker?: boolean;

  /**
   * Whether a deployment that was stopped, by the circuit breaker or an alarm, goes back to what was there before.
   *
   * @default true
   */
  readonly rollback?: boolean;

  /**
   * Alarms that stop a deployment.
   *
   * @default - none
   */
  readonly alarms?: readonly IDeploymentAlarm[];
}

/** Where the second set of tasks gets its traffic. */
export interface TrafficSwitch {
  /** What production asks. */
  readonly listener: ApplicationListener;
  /** The target group of the tasks that are there when the others are. */
  readonly alternateTargetGroup: ITargetGroup;
}

/** CodeDeploy starts a second set of tasks and moves the traffic. */
export interface CodeDeployProps extends TrafficSwitch {
  /**
   * How the traffic moves.
   *
   * @default 'CodeDeployDefault.ECSCanary10Percent5Minutes'
   */
  readonly deploymentConfigName?: string;

  /**
   * What tests ask before production does.
   *
   * @default - none
   */
  readonly testListener?: ApplicationListener;

  /**
   * How long the first set of tasks stays after the traffic moved, in minutes, 0 to 2880.
   *
   * @default 15
   */
  readonly terminationWaitMinutes?: number;

  /**
   * Alarms that take the traffic back.
   *
   * @default - none
   */
  readonly alarms?: readonly IDeploymentAlarm[];
}

/** ECS itself starts a second set of tasks and moves the traffic. */
export interface NativeDeploymentProps extends Omit<TrafficSwitch, 'listener'> {
  /** The ARN of the rule whose targets ECS changes: what `ApplicationListener.addRule` returns. */
  readonly productionRuleArn: string;

  /**
   * The ARN of the rule that tests ask.
   *
   * @default - none
   */
  readonly testRuleArn?: string;

  /**
   * How long both sets of tasks stay after the traffic moved, in minutes, 0 to 1440.
   *
   * @default 15
   */
  readonly bakeTimeMinutes?: number;

  /**
   * Alarms that take the traffic back.
   *
   * @default - none
   */
  readonly alarms?: readonly IDeploymentAlarm[];
}

/** A first part of the traffic, then the rest. */
export interface CanaryDeploymentProps extends NativeDeploymentProps {
  /**
   * In percent, 0.1 to 100.
   *
   * @default 5
   */
  readonly canaryPercent?: number;

  /**
   * In minutes, 0 to 1440.
   *
   * @default 10
   */
  readonly canaryBakeTimeMinutes?: number;
}

/** Equal parts of the traffic, one after the other. */
export interface LinearDeploymentProps extends NativeDeploymentProps {
  /**
   * In percent, 3 to 100.
   *
   * @default 10
   */
  readonly stepPercent?: number;

  /**
   * In minutes, 0 to 1440.
   *
   * @default 6
   */
  readonly stepBakeTimeMinutes?: number;
}

type Kind =
  | { readonly kind: 'rolling'; readonly props: RollingDeploymentProps }
  | { readonly kind: 'code-deploy'; readonly props: CodeDeployProps }
  | { readonly kind: 'blue-green'; readonly props: NativeDeploymentProps }
  | { readonly kind: 'canary'; readonly props: CanaryDeploymentProps }
  | { readonly kind: 'linear'; readonly props: LinearDeploymentProps };

/** How new tasks take the place of old ones. */
export class Deployment {
  static rolling(props: RollingDeploymentProps = {}): Deployment {
    return new Deployment({ kind: 'rolling', props });
  }

  /** Blue/green with CodeDeploy, which works with version 5 of the provider. */
  static codeDeploy(props: CodeDeployProps): Deployment {
    return new Deployment({ kind: 'code-deploy', props });
  }

  /** Blue/green by ECS. The stack then requires version 6 of the provider. */
  static blueGreen(props: NativeDeploymentProps): Deployment {
    return new Deployment({ kind: 'blue-green', props });
  }

  /** Canary by ECS. The stack then requires version 6 of the provider. */
  static canary(props: CanaryDeploymentProps): Deployment {
    return new Deployment({ kind: 'canary', props });
  }

  /** Linear by ECS. The stack then requires version 6 of the provider. */
  static linear(props: LinearDeploymentProps): Deployment {
    return new Deployment({ kind: 'linear', props });
  }

  private constructor(readonly how: Kind) {}
}

/**
 * What ECS would refuse of a deployment, and what could never take a step.
 *
 * @param desiredCount how many tasks there are at least; unknown where Terraform computes it
 */
export function deploymentProblems(
  { how }: Deployment,
  desiredCount: number | undefined,
): readonly Problem[] {
  switch (how.kind) {
    case 'rolling':
      return rollingProblems(how.props, desiredCount);
    case 'code-deploy':
      return [
        notWhole('deployment.terminationWaitMinutes', how.props.terminationWaitMinutes, 0, 2_880),
      ];
    case 'blue-green':
      return nativeProblems(how.props);
    case 'canary':
      return [
        ...nativeProblems(how.props),
        between('deployment.canaryPercent', how.props.canaryPercent, 0.1, 100),
        notWhole('deployment.canaryBakeTimeMinutes', how.props.canaryBakeTimeMinutes, 0, 1_440),
      ];
    case 'linear':
      return [
        ...nativeProblems(how.props),
        between('deployment.stepPercent', how.props.stepPercent, 3, 100),
        notWhole('deployment.stepBakeTimeMinutes', how.props.stepBakeTimeMinutes, 0, 1_440),
      ];
  }
}

/**
 * ECS rounds the least number of tasks up and the greatest down.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
function rollingProblems(
  props: RollingDeploymentProps,
  desiredCount: number | undefined,
): readonly Problem[] {
  const { minimumHealthyPercent: minimum = 100, maximumPercent: maximum = 200 } = props;
  const problems = [
    notWhole('deployment.minimumHealthyPercent', minimum, 0, 100),
    notWhole('deployment.maximumPercent', maximum, 100, 200),
  ];
  if (isOpen(desiredCount) || desiredCount === 0 || problems.some(Boolean)) return problems;
  const least = Math.ceil((desiredCount * minimum) / 100);
  const most = Math.floor((desiredCount * maximum) / 100);
  return [
    ...problems,
    problemIf(
      least >= desiredCount && most <= desiredCount,
      `deployment must be able to stop or start a task, got ${desiredCount} tasks of which ${least} stay (${minimum} %) and at most ${most} run (${maximum} %)`,
    ),
  ];
}

function nativeProblems({ bakeTimeMinutes }: NativeDeploymentProps): readonly Problem[] {
  return [notWhole('deployment.bakeTimeMinutes', bakeTimeMinutes, 0, 1_440)];
}

function between(prop: string, value: number | undefined, least: number, most: number): Problem {
  return problemIf(
    !isOpen(value) && !(value >= least && value <= most),
    `${prop} must be between ${least} and ${most}, got ${value}`,
  );
}
