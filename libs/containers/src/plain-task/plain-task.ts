import type { Construct } from 'constructs';
import { ContainerImage } from '../image/container-image';
import type { ContainerProps } from '../task/container-props';
import type { FargateTaskProps } from '../task/fargate-task';
import { FargateTask } from '../task/fargate-task';

/** An image that no spec pulls. */
export const IMAGE = ContainerImage.fromRegistry(
  `public.ecr.aws/docker/library/node@sha256:${'0'.repeat(64)}`,
);

/** Where specs put what needs a network. */
export const NETWORK = {
  vpc: { vpcId: 'vpc-0123456789abcdef0' },
  subnets: [
    { subnetId: 'subnet-0123456789abcdef0', availabilityZone: 'eu-central-1a' },
    { subnetId: 'subnet-0123456789abcdef1', availabilityZone: 'eu-central-1b' },
  ],
  securityGroups: [{ securityGroupId: 'sg-0123456789abcdef0' }],
};

/** A task of one container that listens at a port with a name. */
export function plainTask(
  scope: Construct,
  container: Partial<ContainerProps> = {},
  task: Partial<FargateTaskProps> = {},
): FargateTask {
  return new FargateTask(scope, 'Task', {
    containers: {
      web: { image: IMAGE, ports: [{ name: 'http', containerPort: 8_080 }], ...container },
    },
    ...task,
  });
}
