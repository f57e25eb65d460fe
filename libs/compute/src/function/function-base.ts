import type {
  IBucket,
  IEventSource,
  IFunction,
  IGrantable,
  INotificationTarget,
  ISubscriptionTarget,
  ITopic,
  Metric,
  NotificationDestination,
  PolicyStatement,
  Statistic,
  SubscriptionEndpoint,
} from '@archway/core';
import { environmentOf, recordHop } from '@archway/core';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { AsynchronousProps } from './asynchronous-invocation';
import { retryAsynchronously } from './asynchronous-invocation';

/** What a function can do knowing nothing but its identifiers. */
export abstract class FunctionBase
  extends Construct
  implements IFunction, INotificationTarget, ISubscriptionTarget
{
  abstract readonly functionArn: string;
  abstract readonly functionName: string;
  readonly qualifier?: string;
  /** What becomes of asynchronous events that fail; others decide that for a function that they deploy. */
  readonly asynchronous?: AsynchronousProps;
  private readonly permissions = new Map<IConstruct, LambdaPermission>();

  abstract addToIdentityPolicy(statement: PolicyStatement): void;

  /** Invokes the function with what `source` holds. */
  addEventSource(source: IEventSource): void {
    source.bind(this);
  }

  bindNotification(bucket: IBucket): NotificationDestination {
    this.retryAsynchronously();
    const permission = this.allowInvocation(bucket, 's3.amazonaws.com', bucket.bucketArn);
    return { kind: 'function', arn: this.functionArn, dependencies: [permission] };
  }

  bindSubscription(topic: ITopic): SubscriptionEndpoint {
    this.retryAsynchronously();
    const permission = this.allowInvocation(topic, 'sns.amazonaws.com', topic.topicArn);
    return {
      protocol: 'lambda',
      endpointArn: this.functionArn,
      fifo: false,
      dependencies: [permission],
    };
  }

  /** Allows `grantee` to invoke the function, and to wait for its answer or not. */
  grantInvoke(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({
      actions: ['lambda:InvokeFunction'],
      resources: [this.functionArn],
    });
    recordHop(grantee, { target: this });
  }

  /** Invocations that ended in an error, timeouts and crashes included. */
  metricErrors(): Metric {
    return this.metric('Errors', 'Sum');
  }

  /** Invocations that were turned away because too many ran already. */
  metricThrottles(): Metric {
    return this.metric('Throttles', 'Sum');
  }

  /** How long the longest invocation took, in milliseconds. */
  metricDuration(): Metric {
    return this.metric('Duration', 'Maximum');
  }

  /** Invocations that started. */
  metricInvocations(): Metric {
    return this.metric('Invocations', 'Sum');
  }

  /** How CloudWatch calls the function. */
  get metricName(): string {
    return this.functionName;
  }

  /** What tells the function's metrics apart. */
  protected get metricDimensions(): Readonly<Record<string, string>> {
    return { FunctionName: this.metricName };
  }

  protected metric(metricName: string, statistic: Statistic): Metric {
    return {
      namespace: 'AWS/Lambda',
      metricName,
      dimensions: this.metricDimensions,
      statistic,
    };
  }

  private retryAsynchronously(): void {
    if (this.asynchronous) retryAsynchronously(this, this.asynchronous);
  }

  /** Lets a service invoke the function on behalf of one resource, however often the two are connected. */
  private allowInvocation(source: IConstruct, principal: string, sourceArn: string) {
    const known = this.permissions.get(source);
    if (known) return known;
    // The source's path, because a function has one permission for each of its sources.
    const id = `Allow-${source.node.path.split('/').slice(1).join('-')}`;
    const permission = new LambdaPermission(this, id, {
      action: 'lambda:InvokeFunction',
      functionName: this.functionName,
      qualifier: this.qualifier,
      principal,
      sourceArn,
      sourceAccount: environmentOf(this).accountId,
    });
    this.permissions.set(source, permission);
    return permission;
  }
}
