import { failureOf, recordAnswer } from '../answered';
import type { ApiCloud } from '../api-cloud';
import { Backends, inTime } from '../backend/backends';
import { proxyEvent, proxyEvent2 } from '../backend/proxy-event';
import { proxyResponse, proxyResponse2 } from '../backend/proxy-response';
import { requestTime, type Context } from '../context';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import { textResponse, type ApiRequest, type ApiResponse } from '../message';
import type { HttpApiPart, HttpIntegrationPart, HttpRoutePart, StagePart } from '../parts';
import { functionArnIn } from '../read/rest-apis';
import { LARGEST_BODY_BYTES } from '../rest/rest-api';
import { filledUrl } from '../rest/rest-integration';
import { withStageVariables } from '../rest/mapped-request';
import { compareRanks, matchPath } from '../route-path';
import { withoutNames } from '../left-out';
import { Throttles } from '../throttle';
import { corsHeaders, isPreflight, preflight } from './cors';
import { httpFailure } from './http-answer';
import { HttpAuthorization } from './http-authorization';
import { mappedAnswer, mappedRequest } from './parameter-mapping';
import { subtypeRequest } from './service-subtype';

/** "Quotas for configuring and running an HTTP API": what an account takes where nothing is stated. */
const ACCOUNT = { ratePerSecond: 10_000, burst: 5_000 };

interface Found {
  readonly route: HttpRoutePart;
  readonly parameters: Readonly<Record<string, string>>;
}

/** An HTTP API: routes, authorization, proxies and services. */
export class HttpApi {
  private readonly throttles: Throttles;
  private readonly authorization: HttpAuthorization;
  private readonly backends: Backends;

  constructor(
    private readonly cloud: ApiCloud,
    readonly part: HttpApiPart,
  ) {
    this.throttles = new Throttles(cloud.world.clock);
    this.authorization = new HttpAuthorization(cloud, part);
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
    const found = this.routeFor(request.method, path);
    const context = this.contextOf(request, requestId, stage, path, found?.route.routeKey);
    let failure: ApiFailure | undefined;
    let response: ApiResponse;
    try {
      response = await this.run(request, { requestId, stage, path, context, uploads }, found);
    } catch (error) {
      failure = failureOf(error);
      response = httpFailure(failure);
    } finally {
      stop();
      end();
    }
    const { cors } = this.part;
    const answer =
      cors === undefined ? response : withHeaders(response, corsHeaders(cors, request));
    const route = found?.route.routeKey;
    const about = { method: request.method, path, startedAt, uploads, context };
    const more = { ...(route === undefined ? {} : { route }), ...(failure && { failure }) };
    recordAnswer(this.cloud, this.part, stage, { ...about, ...more }, answer);
    return withHeaders(answer, { apigw_requestid: [requestId] });
  }

  private async run(
    request: ApiRequest,
    known: Pick<Exchange, 'requestId' | 'path' | 'context' | 'uploads'> & {
      readonly stage: StagePart | undefined;
    },
    found: Found | undefined,
  ): Promise<ApiResponse> {
    const { stage, path } = known;
    if (request.body.length > LARGEST_BODY_BYTES) throw new ApiFailure('REQUEST_TOO_LARGE');
    const { cors } = this.part;
    if (cors !== undefined && isPreflight(request)) return preflight(cors, request);
    if (stage === undefined || found === undefined) {
      return textResponse(404, JSON.stringify({ message: 'Not Found' }));
    }
    const { route, parameters } = found;
    const [verb = '', pattern = ''] = route.routeKey.split(' ');
    const place =
      route.routeKey === '$default' ? '$default' : `${verb === 'ANY' ? '*' : verb}${pattern}`;
    const exchange: Exchange = {
      ...known,
      stage,
      request,
      pathParameters: parameters,
      resourcePath: pattern === '' ? path : pattern,
      sourceArn: `${this.part.executionArn}/${stage.stageName}/${place}`,
    };
    const limits = stage.throttles[route.routeKey] ?? stage.throttles['*'] ?? ACCOUNT;
    if (!this.throttles.takes(`${stage.address} ${route.routeKey}`, limits)) {
      throw new ApiFailure('THROTTLED');
    }
    await this.authorization.require(route, exchange);
    const { integration } = route;
    if (integration === undefined) throw new ApiFailure('API_CONFIGURATION_ERROR');
    const answer = this.integrate(integration, route, exchange);
    const response = await inTime(this.cloud.world, integration.timeoutMs, answer);
    return mappedAnswer(integration.responseParameters, exchange, response);
  }

  private async integrate(
    integration: HttpIntegrationPart,
    { routeKey }: HttpRoutePart,
    exchange: Exchange,
  ): Promise<ApiResponse> {
    const { roleArn, subtype } = integration;
    const uri = withStageVariables(integration.uri, exchange);
    if (subtype !== undefined) {
      const answer = await this.backends.call(
        subtypeRequest(integration, exchange),
        exchange,
        roleArn,
      );
      return textResponse(answer.status, Buffer.from(answer.body ?? '').toString('utf8'));
    }
    if (integration.type === 'AWS_PROXY') {
      const isSecond = integration.payloadVersion === '2.0';
      const event = isSecond
        ? proxyEvent2(exchange, routeKey)
        : { version: '1.0', ...proxyEvent(exchange, false) };
      const output = await this.backends.invoke(
        functionArnIn(uri) ?? uri,
        event,
        exchange,
        roleArn,
      );
      if (output.functionError !== undefined) throw new ApiFailure('API_CONFIGURATION_ERROR');
      return isSecond ? proxyResponse2(output.payload) : proxyResponse(output.payload);
    }
    const mapped = mappedRequest(integration.parameters, exchange);
    const joined = (values: Readonly<Record<string, readonly string[]>>) =>
      Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.join(',')]));
    const headers = withoutNames(joined(mapped.headers), ['host', 'connection', 'content-length']);
    const base = mapped.path === undefined ? uri : new URL(mapped.path, uri).href;
    const url = filledUrl(base, exchange.pathParameters, joined(mapped.query));
    const verb = integration.method === 'ANY' ? exchange.request.method : integration.method;
    return this.backends.fetch(url, verb, headers, exchange.request.body);
  }

  /** A named stage is the first part of the path; `$default` has none. */
  private stageOf(path: string): { readonly stage: StagePart | undefined; readonly path: string } {
    const [, first = ''] = path.split('/');
    const named = this.part.stages.find(({ stageName }) => stageName === first);
    if (named !== undefined) return { stage: named, path: path.slice(first.length + 1) || '/' };
    const byDefault = this.part.stages.find(({ stageName }) => stageName === '$default');
    return { stage: byDefault ?? this.part.stages[0], path };
  }

  /** A whole match before a greedy one, a method before ANY, and `$default` last. */
  private routeFor(verb: string, path: string): Found | undefined {
    const matching = this.part.routes.flatMap((route) => {
      const [method = '', pattern] = route.routeKey.split(' ');
      if (pattern === undefined || (method !== verb && method !== 'ANY')) return [];
      const match = matchPath(pattern, path);
      return match === undefined ? [] : [{ route, ...match, isAny: method === 'ANY' }];
    });
    const [best] = [...matching].sort(
      (a, b) => compareRanks(a.rank, b.rank) || Number(a.isAny) - Number(b.isAny),
    );
    if (best !== undefined) return best;
    const route = this.part.routes.find(({ routeKey }) => routeKey === '$default');
    return route === undefined ? undefined : { route, parameters: {} };
  }

  private contextOf(
    request: ApiRequest,
    requestId: string,
    stage: StagePart | undefined,
    path: string,
    routeKey = '',
  ): Context {
    const { world } = this.cloud;
    const at = world.clock.now();
    const userAgent = request.headers['user-agent']?.at(-1) ?? '';
    return {
      accountId: world.accountId,
      apiId: this.part.apiId,
      domainName: `${this.part.apiId}.execute-api.${this.part.region}.amazonaws.com`,
      domainPrefix: this.part.apiId,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent,
      },
      httpMethod: request.method,
      identity: { sourceIp: request.sourceIp, userAgent },
      path,
      protocol: 'HTTP/1.1',
      requestId,
      routeKey,
      stage: stage?.stageName ?? '$default',
      requestTime: requestTime(at),
      time: requestTime(at),
      timeEpoch: at,
    };
  }
}

export function withHeaders(
  response: ApiResponse,
  headers: Readonly<Record<string, readonly string[]>>,
): ApiResponse {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const kept = Object.entries(response.headers).filter(
    ([name]) => !names.includes(name.toLowerCase()),
  );
  return { ...response, headers: { ...Object.fromEntries(kept), ...headers } };
}
