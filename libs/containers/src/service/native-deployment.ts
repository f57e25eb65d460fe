import { environmentOf, Role } from '@archway/core';
import type { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Deployment } from './deployment';
import type { ServiceTarget } from './service-props';

/** The first versions of the provider that have all of it. */
const PROVIDER_VERSIONS = '>= 6.25.0, < 7.0.0';

type Native = Extract<Deployment['how'], { kind: 'blue-green' | 'canary' | 'linear' }>;

/**
 * Lets ECS move the traffic itself. Version 5 of the provider refuses these arguments, so the stack then requires
 * version 6: `terraform init` says so where it is not installed.
 */
export function moveTrafficByEcs(
  scope: Construct,
  service: EcsService,
  how: Native,
  target: ServiceTarget,
): void {
  TerraformStack.of(scope).addOverride(
    'terraform.required_providers.aws.version',
    PROVIDER_VERSIONS,
  );
  const { props } = how;
  service.putDeploymentConfiguration({
    strategy: { 'blue-green': 'BLUE_GREEN', canary: 'CANARY', linear: 'LINEAR' }[how.kind],
    bakeTimeInMinutes: String(props.bakeTimeMinutes ?? 15),
    canaryConfiguration:
      how.kind === 'canary'
        ? {
            canaryPercent: how.props.canaryPercent ?? 5,
            canaryBakeTimeInMinutes: String(how.props.canaryBakeTimeMinutes ?? 10),
          }
        : undefined,
    linearConfiguration:
      how.kind === 'linear'
        ? {
            stepPercent: how.props.stepPercent ?? 10,
            stepBakeTimeInMinutes: String(how.props.stepBakeTimeMinutes ?? 6),
          }
        : undefined,
  });
  service.putLoadBalancer([
    {
      targetGroupArn: target.targetGroup.targetGroupArn,
      containerName: target.containerName,
      containerPort: target.containerPort,
      advancedConfiguration: {
        alternateTargetGroupArn: props.alternateTargetGroup.targetGroupArn,
        productionListenerRule: props.productionRuleArn,
        testListenerRule: props.testRuleArn,
        roleArn: trafficRole(scope).roleArn,
      },
    },
  ]);
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html */
function trafficRole(scope: Construct): Role {
  const role = new Role(scope, 'TrafficRole', {
    assumedBy: 'ecs.amazonaws.com',
    assumeConditions: { StringEquals: { 'aws:SourceAccount': environmentOf(scope).accountId } },
  });
  role.addToIdentityPolicy({
    actions: [
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeRules',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeTargetHealth',
    ],
    resources: ['*'],
  });
  role.addToIdentityPolicy({
    actions: [
      'elasticloadbalancing:DeregisterTargets',
      'elasticloadbalancing:ModifyListener',
      'elasticloadbalancing:ModifyRule',
      'elasticloadbalancing:RegisterTargets',
    ],
    // Described for the account alone: the rule that ECS changes belongs to a listener that it does not name.
    resources: [
      `arn:${environmentOf(scope).partition}:elasticloadbalancing:${environmentOf(scope).region}:${environmentOf(scope).accountId}:*`,
    ],
  });
  return role;
}
