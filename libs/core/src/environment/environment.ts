import type { IConstruct } from 'constructs';

/** AWS partitions that the constructs know. */
export const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'] as const;

export type Partition = (typeof PARTITIONS)[number];

/** Where a stack is deployed. Configuration, never looked up: a plan needs no credentials and no network. */
export interface AwsEnvironment {
  readonly accountId: string;
  readonly region: string;
  readonly partition: Partition;
  /** In the order in which subnets are laid out. Empty where the app does not name any. */
  readonly availabilityZones: readonly string[];
  readonly stage: string;
  /**
   * Whether Terraform refuses to destroy what holds data.
   *
   * @default false
   */
  readonly production?: boolean;
}

/** The context key under which a stack keeps its environment. */
const CONTEXT_KEY = 'archway:environment';

/** Makes `stack` the home of constructs that need an account or region. Called before it has children. */
export function provideEnvironment(stack: IConstruct, environment: AwsEnvironment): void {
  stack.node.setContext(CONTEXT_KEY, environment);
}

/**
 * The environment of the stack around `scope`.
 *
 * @throws when the stack has none: use `AwsStack`
 */
export function environmentOf(scope: IConstruct): AwsEnvironment {
  const environment = findEnvironment(scope);
  if (!environment) {
    throw new Error(
      `${scope.constructor.name} '${scope.node.path}': must be inside an AwsStack, which says account and region`,
    );
  }
  return environment;
}

/** The environment of the stack around `scope`, if it has one. */
export function findEnvironment(scope: IConstruct): AwsEnvironment | undefined {
  return scope.node.tryGetContext(CONTEXT_KEY) as AwsEnvironment | undefined;
}
