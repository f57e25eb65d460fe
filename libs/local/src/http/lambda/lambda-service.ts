import { AwsError } from '../../aws-error/aws-error';
import type { InvokeInput, LambdaApi } from '../../lambda/lambda-api';
import { header, type Answer, type Call } from '../call/call';
import { jsonRefusal, notServed } from '../json/json-answer';
import { routeOf } from './operations';
import type { Service } from '../service/service';

/** The end of a log that `X-Amz-Log-Type: Tail` asks for: AWS page "Invoke". */
const TAIL_BYTES = 4096;

/** Lambda in its REST protocol. */
export class LambdaService implements Service {
  constructor(private readonly lambda: LambdaApi) {}

  async answer(call: Call): Promise<Answer> {
    const { method, principal, rawPath, query } = call;
    const { operation, isServed, functionName } = routeOf(method, decodeURIComponent(rawPath));
    if (!isServed) throw notServed('Lambda', operation);
    const qualifier = query.get('Qualifier');
    const name = qualifier === null ? functionName : `${functionName}:${qualifier}`;
    switch (operation) {
      case 'Invoke':
        return this.invoke(call, name);
      case 'ListFunctions':
        return json(200, { Functions: this.lambda.listFunctions(principal) });
      case 'GetFunctionConfiguration':
        return json(200, this.lambda.getFunction(principal, name));
      case 'ListAliases':
        return json(200, { Aliases: this.lambda.listAliases(principal, name) });
      case 'GetFunction': {
        const Configuration = this.lambda.getFunction(principal, name);
        return json(200, { Configuration, Code: { RepositoryType: 'S3' } });
      }
      default: {
        const filter = query.get('FunctionName') ?? undefined;
        const EventSourceMappings = this.lambda.listEventSourceMappings(principal, filter);
        return json(200, { EventSourceMappings });
      }
    }
  }

  refuse(error: AwsError): Answer {
    return jsonRefusal(error);
  }

  private async invoke(call: Call, functionName: string): Promise<Answer> {
    const type = (header(call, 'x-amz-invocation-type') ?? 'RequestResponse') as NonNullable<
      InvokeInput['invocationType']
    >;
    const output = await this.lambda.invoke(call.principal, {
      functionName,
      payload: payloadOf(call),
      invocationType: type,
    });
    const isTail = header(call, 'x-amz-log-type') === 'Tail';
    const log = Buffer.from(output.log.join('\n')).subarray(-TAIL_BYTES).toString('base64');
    return {
      status: output.statusCode,
      headers: {
        'content-type': 'application/json',
        'x-amz-executed-version': output.executedVersion,
        'x-amz-function-error': output.functionError,
        ...(isTail ? { 'x-amz-log-result': log } : {}),
      },
      ...(type === 'RequestResponse' ? { body: JSON.stringify(output.payload ?? null) } : {}),
    };
  }
}

function payloadOf({ body }: Call): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      400,
      'Could not parse request body into json',
    );
  }
}

function json(status: number, body: object): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
