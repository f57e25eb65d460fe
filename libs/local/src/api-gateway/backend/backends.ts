import { AwsError } from '../../aws-error/aws-error';
import type { World } from '../../engine/world';
import type { Principal } from '../../principal/principal';
import type { InvokeOutput } from '../../lambda/lambda-api';
import { API_GATEWAY_SERVICE, SESSION, type ApiCloud, type ServiceRequest } from '../api-cloud';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import type { ApiResponse } from '../message';
import type { Answer } from '../../http/call/call';

/** Calls what is behind an API, with its role where it names one. */
export class Backends {
  constructor(private readonly cloud: ApiCloud) {}

  /** @throws ApiFailure where the function may not be called */
  async invoke(
    functionArn: string,
    payload: unknown,
    exchange: Exchange,
    roleArn?: string,
  ): Promise<InvokeOutput> {
    const principal = this.principalOf(exchange, roleArn);
    try {
      return await this.cloud.invoke(principal, functionArn, payload, exchange.uploads);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new ApiFailure('API_CONFIGURATION_ERROR');
    }
  }

  /** @throws ApiFailure where the role may not be taken, and for a service that is not here */
  async call(
    request: ServiceRequest,
    exchange: Exchange,
    roleArn: string | undefined,
  ): Promise<Answer> {
    if (roleArn === undefined) throw new ApiFailure('API_CONFIGURATION_ERROR');
    const principal = this.principalOf(exchange, roleArn);
    const answer = await this.cloud.callService(principal, request, exchange.requestId);
    if (answer === undefined) throw new ApiFailure('INTEGRATION_FAILURE');
    return answer;
  }

  /** A request to an HTTP server. @throws ApiFailure where it cannot be reached */
  async fetch(
    url: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
  ): Promise<ApiResponse> {
    const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
    try {
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        ...(hasBody ? { body: new Uint8Array(body) } : {}),
      });
      const kept = [...response.headers].filter(
        ([name]) =>
          !['connection', 'content-encoding', 'content-length', 'transfer-encoding'].includes(name),
      );
      return {
        status: response.status,
        headers: Object.fromEntries(kept.map(([name, value]) => [name, [value]])),
        body: Buffer.from(await response.arrayBuffer()),
      };
    } catch {
      throw new ApiFailure('INTEGRATION_FAILURE');
    }
  }

  private principalOf(exchange: Exchange, roleArn: string | undefined): Principal {
    const service = {
      kind: 'service',
      service: API_GATEWAY_SERVICE,
      sourceArn: exchange.sourceArn,
      sourceAccount: this.cloud.world.accountId,
    } as const;
    if (roleArn === undefined) return service;
    // The caller's own credentials are not handed on here.
    if (!roleArn.startsWith('arn:') || !this.cloud.mayAssume(service, roleArn)) {
      throw new ApiFailure('API_CONFIGURATION_ERROR');
    }
    return { kind: 'role', functionName: SESSION, roleArn, requestId: exchange.requestId };
  }
}

/** What a backend gives within its time, by the cloud's clock. @throws ApiFailure `INTEGRATION_TIMEOUT` */
export function inTime<Result>(
  world: World,
  timeoutMs: number,
  result: Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = world.activity.timer(timeoutMs, () =>
      reject(new ApiFailure('INTEGRATION_TIMEOUT')),
    );
    result.then(resolve, reject).finally(stop);
  });
}
