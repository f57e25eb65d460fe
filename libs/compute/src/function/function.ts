import type { PolicyStatement, Role } from '@archway/core';
import { dependOn, findLoop, formatArn, physicalName, rejectProps } from '@archway/core';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaFunctionRecursionConfig } from '@cdktf/provider-aws/lib/lambda-function-recursion-config';
import type { Construct, IDependable } from 'constructs';
import { declaredProps } from '../declared-props';
import { environmentProblems } from '../environment-variables/environment-variables';
import { LogGroup } from '../log-group/log-group';
import type { AsynchronousProps } from './asynchronous-invocation';
import { retryAsynchronously } from './asynchronous-invocation';
import { allowNetworkInterfaces, allowTracing, executionRole } from './execution-role';
import { FunctionBase } from './function-base';
import { functionProblems } from './function-problems';
import type { FunctionAttributes, FunctionProps } from './function-props';
import { ImportedFunction } from './imported-function';

/**
 * AWS's longest function name.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
const LONGEST_NAME = 64;

/** A function with a role and a log group of its own, which may do nothing but log and trace until it is granted more. */
export class Function extends FunctionBase {
  /** A function that others deploy. */
  static fromFunctionAttributes(
    scope: Construct,
    id: string,
    attributes: FunctionAttributes,
  ): FunctionBase {
    return new ImportedFunction(scope, id, attributes);
  }

  readonly functionArn: string;
  readonly functionName: string;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency?: number;
  override readonly asynchronous: AsynchronousProps;
  readonly role: Role;
  readonly logGroup: LogGroup;
  private readonly name: string;
  private readonly resource: LambdaFunction;
  private readonly variables: Record<string, string>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FunctionProps,
  ) {
    super(scope, id);
    declaredProps.check(this, 'Function', props);
    rejectProps(this, functionProblems(props));
    this.timeoutSeconds = props.timeoutSeconds ?? 30;
    this.reservedConcurrency = props.reservedConcurrency;
    this.asynchronous = props;
    this.variables = { ...props.environment };
    this.name = props.functionName ?? physicalName(this, LONGEST_NAME);
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${this.name}`,
      retentionDays: props.logRetentionDays,
      encryptionKey: props.logEncryptionKey,
    });
    this.role = executionRole(this, 'Role', this.logGroup);
    this.resource = this.makeFunction();
    this.functionArn = this.resource.arn;
    this.functionName = this.resource.functionName;
    const asynchronous = [props.onFailure, props.retryAttempts, props.maxEventAgeSeconds];
    if (asynchronous.some((prop) => prop !== undefined))
      retryAsynchronously(this, this.asynchronous);
    if (props.recursiveLoop === 'Allow') {
      new LambdaFunctionRecursionConfig(this, 'RecursiveLoop', {
        functionName: this.functionName,
        recursiveLoop: 'Allow',
      });
    } else {
      this.node.addValidation({ validate: () => this.loopProblems() });
    }
  }

  /** What must stand before an event source invokes the function: AWS looks at the role's policy then. */
  get dependencies(): readonly IDependable[] {
    return [this.role];
  }

  /**
   * The version that Lambda publishes of the code and configuration as they are deployed. Nothing is published before
   * this is asked for.
   */
  get currentVersion(): string {
    this.resource.publish = true;
    return this.resource.version;
  }

  addToIdentityPolicy(statement: PolicyStatement): void {
    this.role.addToIdentityPolicy(statement);
  }

  /** Sets one more variable, or another value for one. */
  addEnvironment(name: string, value: string): void {
    this.variables[name] = value;
    rejectProps(this, environmentProblems(this.variables));
    this.resource.putEnvironment({ variables: this.variables });
  }

  /**
   * The name itself, not Terraform's reference to it: an alarm's ARN may stand in the policy of the key that must stand
   * before the function's log group.
   */
  override get metricName(): string {
    return this.name;
  }

  private makeFunction(): LambdaFunction {
    const { props, role } = this;
    const { subnetIds = [], securityGroupIds = [] } = props;
    const tracing = props.tracing ?? 'Active';
    if (tracing === 'Active') allowTracing(role);
    if (subnetIds.length > 0) {
      const arn = formatArn(this, { service: 'lambda', resource: `function:${this.name}` });
      allowNetworkInterfaces(role, arn);
    }
    const resource = new LambdaFunction(this, 'Default', {
      functionName: this.name,
      description: props.description,
      ...props.code.bind(this),
      handler: props.handler,
      runtime: props.runtime ?? 'nodejs22.x',
      architectures: [props.architecture ?? 'arm64'],
      memorySize: props.memorySizeMib ?? 256,
      timeout: this.timeoutSeconds,
      ephemeralStorage:
        props.ephemeralStorageMib === undefined ? undefined : { size: props.ephemeralStorageMib },
      reservedConcurrentExecutions: this.reservedConcurrency,
      environment:
        Object.keys(this.variables).length === 0 ? undefined : { variables: this.variables },
      tracingConfig: { mode: tracing },
      loggingConfig: { logFormat: 'JSON', logGroup: this.logGroup.logGroupName },
      layers: layersOf(props),
      vpcConfig:
        subnetIds.length === 0
          ? undefined
          : { subnetIds: [...subnetIds], securityGroupIds: [...securityGroupIds] },
      codeSigningConfigArn: props.codeSigningConfigArn,
      role: role.roleArn,
    });
    // Terraform knows that the function needs its role, not that it needs what the role may do.
    dependOn(resource, [role]);
    return resource;
  }

  private loopProblems(): string[] {
    const loop = findLoop(this);
    if (loop === undefined) return [];
    const way = loop.map((construct) => construct.node.path).join(' → ');
    return [
      `Function '${this.node.path}': what it writes must not come back to it, and does: ${way}; write under keys that the bucket does not notify of, or set recursiveLoop to 'Allow'`,
    ];
  }
}

function layersOf({ layers = [], layerArns = [] }: FunctionProps): string[] | undefined {
  const arns = [...layers.map(({ layerVersionArn }) => layerVersionArn), ...layerArns];
  return arns.length === 0 ? undefined : arns;
}
