import type { World } from '../../engine/world';
import type { RolePrincipal, ServicePrincipal } from '../../principal/principal';
import type { ContainerPart, SecretPart, ServicePart, TaskDefinitionPart } from '../ecs-parts';

/** What the agent asks of ECR to pull an image ("Amazon ECS task execution IAM role"). */
const PULL_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
];

/** Asks for what the agent does in the name of a task before its containers start. */
export class TaskAccess {
  constructor(
    private readonly world: World,
    private readonly definition: TaskDefinitionPart,
    private readonly service: ServicePart,
    private readonly mayAssume: (service: ServicePrincipal, roleArn: string) => boolean,
  ) {}

  /** Why the task cannot start; undefined where it can. Every denial goes on the trace. */
  whyNot(): string | undefined {
    const { containers, executionRoleArn, taskRoleArn } = this.definition;
    const roles = [taskRoleArn, executionRoleArn].filter((arn) => arn !== undefined);
    const refused = roles.filter((arn) => !this.mayAssume(this.ecs(), arn));
    if (refused.length > 0) return `ECS was unable to assume the role ${refused.join(', ')}`;
    const problems = containers.flatMap((container) => this.problemsOf(container));
    const { connectLogGroup } = this.service;
    if (connectLogGroup !== undefined && !this.mayLog(connectLogGroup)) {
      problems.push('ResourceInitializationError: the log of Service Connect cannot be written');
    }
    return problems[0];
  }

  private problemsOf({ repositoryArn, log, secrets }: ContainerPart): string[] {
    const problems: string[] = [];
    if (repositoryArn !== undefined) {
      const asks = [
        this.allows('ecr:GetAuthorizationToken', '*'),
        ...PULL_ACTIONS.map((action) => this.allows(action, repositoryArn)),
      ];
      if (!asks.every(Boolean)) problems.push('CannotPullContainerError: the pull is denied');
    }
    if (log !== undefined && !this.mayLog(log.groupName)) {
      problems.push('ResourceInitializationError: the log cannot be written');
    }
    if (!secrets.map((secret) => this.mayRead(secret)).every(Boolean)) {
      problems.push('ResourceInitializationError: a secret cannot be read');
    }
    return problems;
  }

  private mayLog(groupName: string): boolean {
    const { partition, region, accountId } = this.world;
    const stream = `arn:${partition}:logs:${region}:${accountId}:log-group:${groupName}:log-stream:local`;
    return ['logs:CreateLogStream', 'logs:PutLogEvents']
      .map((action) => this.allows(action, stream))
      .every(Boolean);
  }

  private mayRead({ valueFrom }: SecretPart): boolean {
    const { partition, region, accountId } = this.world;
    if (valueFrom.split(':')[2] === 'secretsmanager') {
      return this.allows('secretsmanager:GetSecretValue', secretArn(valueFrom));
    }
    const name = valueFrom.replace(/^\//, '');
    const arn = valueFrom.startsWith('arn:')
      ? valueFrom
      : `arn:${partition}:ssm:${region}:${accountId}:parameter/${name}`;
    return this.allows('ssm:GetParameters', arn);
  }

  private allows(action: string, resource: string): boolean {
    const { executionRoleArn, address } = this.definition;
    if (executionRoleArn === undefined) return false;
    const principal: RolePrincipal = {
      kind: 'role',
      functionName: this.service.serviceName,
      roleArn: executionRoleArn,
    };
    return this.world.guard.allows(principal, { action, resource, address });
  }

  private ecs(): ServicePrincipal {
    const { partition, region, accountId } = this.world;
    return {
      kind: 'service',
      service: 'ecs-tasks.amazonaws.com',
      sourceArn: `arn:${partition}:ecs:${region}:${accountId}:*`,
      sourceAccount: accountId,
    };
  }
}

/** The ARN of a secret, without the JSON key, stage and version behind it. */
export function secretArn(valueFrom: string): string {
  return valueFrom.split(':').slice(0, 7).join(':');
}

/** The key in a secret of JSON that a container names. */
export function secretKey(valueFrom: string): string | undefined {
  const key = valueFrom.startsWith('arn:') ? valueFrom.split(':')[7] : undefined;
  return key === '' ? undefined : key;
}
