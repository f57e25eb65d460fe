import type { FunctionPart, MappingPart } from '../architecture/architecture';
import { AwsError } from '../aws-error/aws-error';
import type { World } from '../engine/world';
import { meansFunction, nameAndQualifier } from '../naming/function-arn';
import type { Principal } from '../principal/principal';
import type { AsyncInvoker } from './async-invoker';
import { errorOf, type FunctionHost } from './function-host';
import type { InvokeInput, InvokeOutput, LambdaApi } from './lambda-api';

/** Lambda's API: functions that are called by their name. */
export class Lambda implements LambdaApi {
  constructor(
    private readonly world: World,
    private readonly hosts: readonly FunctionHost[],
    private readonly mappings: readonly MappingPart[],
    private readonly asyncInvoker: AsyncInvoker,
  ) {}

  async invoke(
    principal: Principal,
    input: InvokeInput,
    uploads = this.world.uploadsOf(principal),
  ): Promise<InvokeOutput> {
    const host = this.hostOf(input.functionName);
    const { qualifier } = nameAndQualifier(input.functionName);
    const executedVersion = host.versionOf(qualifier);
    if (executedVersion === undefined) throw notFound(input.functionName);
    if (!host.mayBeInvokedBy(principal, uploads, qualifier)) {
      throw new AwsError(
        'AccessDeniedException',
        403,
        `not authorized to perform: lambda:InvokeFunction on resource: ${host.part.functionArn}`,
      );
    }
    if (input.invocationType === 'DryRun') return { statusCode: 204, executedVersion, log: [] };
    if (input.invocationType === 'Event') {
      this.asyncInvoker.queue(host, input.payload, uploads, qualifier);
      return { statusCode: 202, executedVersion, log: [] };
    }
    const outcome = await host.invoke({
      event: input.payload,
      uploads,
      messageIds: [],
      ...(qualifier === undefined ? {} : { qualifier }),
    });
    switch (outcome.status) {
      case 'throttled':
        throw new AwsError('TooManyRequestsException', 429, 'Rate Exceeded.');
      case 'refused':
        throw new AwsError(
          'AccessDeniedException',
          403,
          'The role defined for the function cannot be assumed by Lambda.',
        );
      case 'returned':
        return { statusCode: 200, executedVersion, payload: outcome.payload, log: outcome.log };
      default:
        return {
          statusCode: 200,
          executedVersion,
          payload: errorOf(outcome),
          functionError: 'Unhandled',
          log: outcome.log,
        };
    }
  }

  listFunctions(principal: Principal): readonly object[] {
    this.require(principal, 'lambda:ListFunctions', '*');
    return this.hosts.map(({ part }) => configurationOf(part));
  }

  getFunction(principal: Principal, functionName: string): object {
    const { part } = this.hostOf(functionName);
    this.require(principal, 'lambda:GetFunction', part.functionArn);
    return configurationOf(part);
  }

  listAliases(principal: Principal, functionName: string): readonly object[] {
    const { part } = this.hostOf(functionName);
    this.require(principal, 'lambda:ListAliases', part.functionArn);
    return Object.entries(part.versions)
      .filter(([name, version]) => name !== version)
      .map(([Name, FunctionVersion]) => ({
        AliasArn: `${part.functionArn}:${Name}`,
        Name,
        FunctionVersion,
      }));
  }

  listEventSourceMappings(principal: Principal, functionName?: string): readonly object[] {
    this.require(principal, 'lambda:ListEventSourceMappings', '*');
    const only = functionName === undefined ? undefined : this.hostOf(functionName);
    return this.mappings
      .filter((mapping) => only === undefined || mapping.functionName === only.part.functionName)
      .map((mapping) => ({
        EventSourceArn: mapping.queueArn,
        FunctionArn: this.hostOf(mapping.functionName).part.functionArn,
        BatchSize: mapping.batchSize,
        MaximumBatchingWindowInSeconds: mapping.batchingWindowSeconds,
        State: mapping.enabled ? 'Enabled' : 'Disabled',
        FunctionResponseTypes: mapping.reportBatchItemFailures ? ['ReportBatchItemFailures'] : [],
      }));
  }

  private require(principal: Principal, action: string, resource: string): void {
    const access = { action, resource, address: resource === '*' ? 'Lambda' : resource };
    this.world.guard.require(principal, access, 'AccessDeniedException');
  }

  private hostOf(named: string): FunctionHost {
    const host = this.hosts.find(({ part }) => meansFunction(named, part.functionName));
    if (host === undefined) throw notFound(named);
    return host;
  }
}

function notFound(named: string): AwsError {
  return new AwsError('ResourceNotFoundException', 404, `Function not found: ${named}`);
}

function configurationOf(part: FunctionPart): object {
  return {
    FunctionName: part.functionName,
    FunctionArn: part.functionArn,
    Runtime: part.runtime,
    Role: part.roleArn,
    Handler: part.handler,
    Timeout: part.timeoutSeconds,
    MemorySize: part.memorySizeMib,
    Architectures: part.architectures,
    Version: '$LATEST',
    PackageType: 'Zip',
    State: 'Active',
    LastUpdateStatus: 'Successful',
    TracingConfig: { Mode: part.tracing ? 'Active' : 'PassThrough' },
    Environment: { Variables: part.environment },
    LoggingConfig: { LogGroup: part.logGroupName, LogFormat: 'Text' },
  };
}
