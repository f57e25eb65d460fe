import { failureOf, recordAnswer } from '../answered';
import type { ApiCloud } from '../api-cloud';
import { Backends, inTime } from '../backend/backends';
import { requestTime, type Context } from '../context';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import type { ApiRequest, ApiResponse } from '../message';
import type { MethodPart, RestApiPart, StagePart } from '../parts';
import { compareRanks, matchPath } from '../route-path';
import { Throttles } from '../throttle';
import { gatewayResponse } from './gateway-response';
import { RestAuthorization } from './rest-authorization';
import { integrate } from './rest-integration';
import { requireKey, throttle } from './usage';
import { Models, validateRequest } from './validate-request';

/** "Quotas for configuring and running a REST API": the largest payload. */
export const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

/** A REST API: routing, authorization, validation, mapping, integration. */
export class RestApi {
  private readonly models: Models;
  private readonly throttles: Throttles;
  private readonly authorization: RestAuthorization;
  private readonly backends: Backends;

  constructor(
    private readonly cloud: ApiCloud,
    readonly part: RestApiPart,
  ) {
    this.models = new Models(part.models);
    this.throttles = new Throttles(cloud.world.clock);
    this.authorization = new RestAuthorization(cloud, part);
    this.backends = new Backends(cloud);
  }

  /** Answers a request; never rejects. */
  async answer(request: ApiRequest, uploads: readonly string[] = []): Promise<ApiResponse> {
    const { world } = this.cloud;
    const end = world.activity.begin();
    const startedAt = world.clock.now();
    const requestId = world.random.uuid();
    const stop = this.cloud.begin(requestId, uploads);
    const { stage, path } = this.stageOf(request.path);
    const context = this.contextOf(request, requestId, stage, path);
    const about = { method: request.method, path, startedAt, uploads, context };
    const found = this.methodFor(request.method, path);
    const route = found && `${found.method.httpMethod} ${found.method.path}`;
    let failure: ApiFailure | undefined;
    let response: ApiResponse;
    try {
      response = await this.run(request, { requestId, stage, path, context, uploads }, found);
    } catch (error) {
      failure = failureOf(error);
      response = gatewayResponse(this.part.gatewayResponses, failure, context, request);
    } finally {
      stop();
      end();
    }
    const more = { ...(route === undefined ? {} : { route }), ...(failure && { failure }) };
    recordAnswer(this.cloud, this.part, stage, { ...about, ...more }, response);
    return {
      ...response,
      headers: { 'x-amzn-RequestId': [requestId], ...response.headers },
    };
  }

  private async run(
    request: ApiRequest,
    known: Pick<Exchange, 'requestId' | 'path' | 'context' | 'uploads'> & {
      readonly stage: StagePart | undefined;
    },
    found: Found | undefined,
  ): Promise<ApiResponse> {
    const { stage } = known;
    if (request.body.length > LARGEST_BODY_BYTES) throw new ApiFailure('REQUEST_TOO_LARGE');
    if (stage === undefined) throw new ApiFailure('ACCESS_DENIED', 'Forbidden');
    if (found === undefined) throw new ApiFailure('MISSING_AUTHENTICATION_TOKEN');
    const { method, parameters } = found;
    const { executionArn } = this.part;
    known.context['resourcePath'] = method.path;
    const exchange: Exchange = {
      ...known,
      stage,
      request,
      pathParameters: parameters,
      resourcePath: method.path,
      sourceArn: `${executionArn}/${stage.stageName}/${request.method}${known.path}`,
    };
    const key = await this.authorization.require(method, exchange);
    requireKey(this.part, method, exchange, this.throttles, key);
    throttle(method, exchange, this.throttles);
    validateRequest(method, exchange, this.models);
    const timeoutMs = method.integration?.timeoutMs ?? 0;
    const answer = integrate(this.part, method, exchange, this.backends);
    return inTime(this.cloud.world, timeoutMs, answer);
  }

  /** The stage that a path begins with; a path without one goes to the first. */
  private stageOf(path: string): { readonly stage: StagePart | undefined; readonly path: string } {
    const [, first = ''] = path.split('/');
    const stage = this.part.stages.find(({ stageName }) => stageName === first);
    if (stage === undefined) return { stage: this.part.stages[0], path };
    const rest = path.slice(first.length + 1);
    return { stage, path: rest === '' ? '/' : rest };
  }

  private methodFor(verb: string, path: string): Found | undefined {
    const matching = this.part.methods.flatMap((method) => {
      const match = matchPath(method.path, path);
      return match === undefined ? [] : [{ method, ...match }];
    });
    const [best] = [...matching].sort((a, b) => compareRanks(a.rank, b.rank));
    if (best === undefined) return undefined;
    const same = matching.filter(({ method }) => method.path === best.method.path);
    return (
      same.find(({ method }) => method.httpMethod === verb) ??
      same.find(({ method }) => method.httpMethod === 'ANY')
    );
  }

  private contextOf(
    request: ApiRequest,
    requestId: string,
    stage: StagePart | undefined,
    path: string,
  ): Context {
    const { world } = this.cloud;
    const at = world.clock.now();
    const stageName = stage?.stageName ?? '';
    return {
      accountId: world.accountId,
      apiId: this.part.apiId,
      domainName: `${this.part.apiId}.execute-api.${this.part.region}.amazonaws.com`,
      domainPrefix: this.part.apiId,
      extendedRequestId: requestId,
      httpMethod: request.method,
      identity: {
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent']?.at(-1) ?? null,
      },
      path: `/${stageName}${path}`,
      protocol: 'HTTP/1.1',
      requestId,
      requestTime: requestTime(at),
      requestTimeEpoch: at,
      stage: stageName,
    };
  }
}

interface Found {
  readonly method: MethodPart;
  readonly parameters: Readonly<Record<string, string>>;
}
