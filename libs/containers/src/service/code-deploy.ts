import { dependOn, environmentOf, formatArn, physicalName, Role } from '@archway/core';
import { CodedeployApp } from '@cdktf/provider-aws/lib/codedeploy-app';
import { CodedeployDeploymentGroup } from '@cdktf/provider-aws/lib/codedeploy-deployment-group';
import { Construct } from 'constructs';
import type { ICluster } from '../cluster/cluster';
import type { FargateTask } from '../task/fargate-task';
import type { CodeDeployProps } from './deployment';
import type { ServiceTarget } from './service-props';

/** What CodeDeploy has to know of a service. */
export interface DeployedService {
  readonly cluster: ICluster;
  readonly task: FargateTask;
  readonly serviceName: string;
  readonly target: ServiceTarget;
}

/** CodeDeploy's part in the deployment of a service. It starts when somebody creates a deployment, not with Terraform. */
export class CodeDeploy extends Construct {
  readonly applicationName: string;
  readonly deploymentGroupName: string;

  constructor(scope: Construct, id: string, props: CodeDeployProps, service: DeployedService) {
    super(scope, id);
    const name = physicalName(this, 100);
    const app = new CodedeployApp(this, 'Default', { name, computePlatform: 'ECS' });
    const role = this.role(service);
    const { alarms = [], testListener, alternateTargetGroup } = props;
    const group = new CodedeployDeploymentGroup(this, 'Group', {
      appName: app.name,
      deploymentGroupName: name,
      serviceRoleArn: role.roleArn,
      deploymentConfigName:
        props.deploymentConfigName ?? 'CodeDeployDefault.ECSCanary10Percent5Minutes',
      deploymentStyle: {
        deploymentType: 'BLUE_GREEN',
        deploymentOption: 'WITH_TRAFFIC_CONTROL',
      },
      ecsService: { clusterName: service.cluster.clusterName, serviceName: service.serviceName },
      blueGreenDeploymentConfig: {
        deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT' },
        terminateBlueInstancesOnDeploymentSuccess: {
          action: 'TERMINATE',
          terminationWaitTimeInMinutes: props.terminationWaitMinutes ?? 15,
        },
      },
      loadBalancerInfo: {
        targetGroupPairInfo: {
          prodTrafficRoute: { listenerArns: [props.listener.listenerArn] },
          testTrafficRoute: testListener && { listenerArns: [testListener.listenerArn] },
          targetGroup: [
            { name: service.target.targetGroup.targetGroupName },
            { name: alternateTargetGroup.targetGroupName },
          ],
        },
      },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', ...(alarms.length > 0 ? ['DEPLOYMENT_STOP_ON_ALARM'] : [])],
      },
      alarmConfiguration:
        alarms.length > 0
          ? { enabled: true, alarms: alarms.map(({ alarmName }) => alarmName) }
          : undefined,
    });
    dependOn(group, [role]);
    this.applicationName = app.name;
    this.deploymentGroupName = group.deploymentGroupName;
  }

  /** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/codedeploy_IAM_role.html */
  private role({ cluster, task, serviceName }: DeployedService): Role {
    const role = new Role(this, 'Role', {
      assumedBy: 'codedeploy.amazonaws.com',
      assumeConditions: { StringEquals: { 'aws:SourceAccount': environmentOf(this).accountId } },
    });
    role.addToIdentityPolicy({
      actions: ['cloudwatch:DescribeAlarms', 'elasticloadbalancing:Describe*'],
      resources: ['*'],
    });
    role.addToIdentityPolicy({
      actions: [
        'ecs:CreateTaskSet',
        'ecs:DeleteTaskSet',
        'ecs:DescribeServices',
        'ecs:UpdateServicePrimaryTaskSet',
      ],
      resources: [
        formatArn(this, {
          service: 'ecs',
          resource: `service/${cluster.clusterName}/${serviceName}`,
        }),
        formatArn(this, {
          service: 'ecs',
          resource: `task-set/${cluster.clusterName}/${serviceName}/*`,
        }),
      ],
    });
    role.addToIdentityPolicy({
      actions: ['elasticloadbalancing:ModifyListener', 'elasticloadbalancing:ModifyRule'],
      resources: [formatArn(this, { service: 'elasticloadbalancing', resource: 'listener*' })],
    });
    role.addToIdentityPolicy({
      actions: ['iam:PassRole'],
      resources: [task.taskRole.roleArn, task.executionRole.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    });
    return role;
  }
}
