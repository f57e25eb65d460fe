import type { PolicyStatement, Problem } from '@archway/core';
import { notMatching, problemIf, recordHop, rejectProps, show } from '@archway/core';
import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import type { Construct, IDependable } from 'constructs';
import { declaredProps } from '../declared-props';
import type { AsynchronousProps } from '../function/asynchronous-invocation';
import type { Function } from '../function/function';
import { FunctionBase } from '../function/function-base';
import type { AliasProps } from './alias-props';
import { keepWarm, provisionedProblems } from './provisioned-concurrency';

/**
 * A name for a version of a function. What invokes the alias keeps its ARN when the version changes; permissions that
 * are given here hold for the alias alone.
 */
export class Alias extends FunctionBase {
  readonly functionArn: string;
  readonly functionName: string;
  override readonly qualifier: string;
  override readonly asynchronous: AsynchronousProps;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency?: number;
  private readonly function: Function;
  private readonly aliasName: string;

  constructor(scope: Construct, id: string, props: AliasProps) {
    super(scope, id);
    declaredProps.check(this, 'Alias', props);
    this.function = props.function;
    this.asynchronous = props.function.asynchronous;
    this.timeoutSeconds = props.function.timeoutSeconds;
    this.reservedConcurrency = props.function.reservedConcurrency;
    rejectProps(this, aliasProblems(props));
    const { additionalVersion, provisionedConcurrency } = props;
    const resource = new LambdaAlias(this, 'Default', {
      name: props.aliasName,
      description: props.description,
      functionName: props.function.functionName,
      functionVersion: props.version ?? props.function.currentVersion,
      routingConfig: additionalVersion && {
        additionalVersionWeights: { [additionalVersion.version]: additionalVersion.weight },
      },
    });
    this.functionArn = resource.arn;
    this.functionName = resource.functionName;
    this.aliasName = props.aliasName;
    this.qualifier = resource.name;
    if (provisionedConcurrency) {
      keepWarm(
        this,
        { functionName: this.functionName, aliasName: resource.name },
        provisionedConcurrency,
      );
    }
    recordHop(this, { target: props.function });
  }

  get dependencies(): readonly IDependable[] {
    return this.function.dependencies;
  }

  /** The role is the function's: all of its versions run under it. */
  addToIdentityPolicy(statement: PolicyStatement): void {
    this.function.addToIdentityPolicy(statement);
  }

  /** @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html */
  protected override get metricDimensions(): Readonly<Record<string, string>> {
    const name = this.function.metricName;
    return { FunctionName: name, Resource: `${name}:${this.aliasName}` };
  }

  /** How much of the provisioned concurrency is in use, 0 to 1. */
  metricProvisionedConcurrencyUtilization() {
    return this.metric('ProvisionedConcurrencyUtilization', 'Maximum');
  }

  /** Invocations that found no warm environment although some are provisioned. */
  metricProvisionedConcurrencySpilloverInvocations() {
    return this.metric('ProvisionedConcurrencySpilloverInvocations', 'Sum');
  }
}

function aliasProblems(props: AliasProps): readonly Problem[] {
  const { additionalVersion: second, provisionedConcurrency } = props;
  return [
    notMatching(
      'aliasName',
      props.aliasName,
      /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/,
      "1 to 128 letters, digits, '-' and '_', not digits alone",
    ),
    notMatching('description', props.description, /^[^]{0,256}$/, 'at most 256 characters'),
    notMatching('version', props.version, /^(\$LATEST|\d+)$/, 'the number of a version'),
    notMatching(
      'additionalVersion.version',
      second?.version,
      /^\d+$/,
      'the number of a version: $LATEST gets no share',
    ),
    problemIf(
      second !== undefined && !(second.weight > 0 && second.weight < 1),
      `additionalVersion.weight must be above 0 and below 1, got ${show(second?.weight)}`,
    ),
    problemIf(
      props.version === '$LATEST' && (second !== undefined || provisionedConcurrency !== undefined),
      'version must be a published one with additionalVersion or provisionedConcurrency, got $LATEST',
    ),
    ...(provisionedConcurrency
      ? provisionedProblems(provisionedConcurrency, props.function.reservedConcurrency)
      : []),
  ];
}
