import { beginningOf } from '../answered';
import type { ApiCloud } from '../api-cloud';
import { signerOf } from '../authorizer/iam';
import { proxyEvent2 } from '../backend/proxy-event';
import { proxyResponse2 } from '../backend/proxy-response';
import { requestTime } from '../context';
import { textResponse, type ApiRequest, type ApiResponse } from '../message';
import type { FunctionUrlPart } from '../parts';
import { ADMINISTRATOR } from '../../principal/principal';
import type { PolicySource } from '../../authorize/policy';
import { corsHeaders, isPreflight, preflight } from './cors';
import { withHeaders } from './http-api';

/** "Lambda quotas": bytes of a payload. */
const LARGEST_BODY_BYTES = 6 * 1024 * 1024;

/** The URL of a function ("Creating and managing Lambda function URLs"). */
export class FunctionUrl {
  constructor(
    private readonly cloud: ApiCloud,
    readonly part: FunctionUrlPart,
    private readonly policy: PolicySource | undefined,
  ) {}

  /** Answers a request; never rejects. */
  async answer(request: ApiRequest, uploads: readonly string[] = []): Promise<ApiResponse> {
    const { world } = this.cloud;
    const end = world.activity.begin();
    const startedAt = world.clock.now();
    const { cors } = this.part;
    try {
      const response = await this.run(request, uploads);
      world.trace.emit({
        kind: 'answered',
        apiName: this.part.apiName,
        method: request.method,
        path: request.path,
        status: response.status,
        durationMs: world.clock.now() - startedAt,
        body: beginningOf(response),
        uploads,
      });
      return cors === undefined ? response : withHeaders(response, corsHeaders(cors, request));
    } finally {
      end();
    }
  }

  private async run(request: ApiRequest, uploads: readonly string[]): Promise<ApiResponse> {
    const { cors } = this.part;
    if (cors !== undefined && isPreflight(request)) {
      return { ...preflight(cors, request), status: 200 };
    }
    if (request.body.length > LARGEST_BODY_BYTES) {
      return textResponse(413, '{"Message":"Request Entity Too Large"}');
    }
    const iam = this.callerOf(request, uploads);
    if (iam === undefined) return textResponse(403, '{"Message":"Forbidden"}');
    const event = this.eventOf(request, uploads, iam);
    const output = await this.cloud
      .invoke(ADMINISTRATOR, this.part.functionArn, event, uploads)
      .catch(() => undefined);
    if (output === undefined) return textResponse(429, '{"Message":"Too Many Requests"}');
    if (output.functionError !== undefined) return internal();
    try {
      return proxyResponse2(output.payload);
    } catch {
      return internal();
    }
  }

  /** Who calls, for the event; undefined for who may not. */
  private callerOf(
    request: ApiRequest,
    uploads: readonly string[],
  ): Readonly<Record<string, unknown>> | undefined {
    if (this.part.authorization === 'NONE') return {};
    const principal = signerOf(this.cloud, request);
    if (principal === undefined) return undefined;
    const { functionArn, address } = this.part;
    const { policy } = this;
    const access = {
      action: 'lambda:InvokeFunctionUrl',
      resource: functionArn,
      address,
      ...(policy === undefined ? {} : { resourcePolicy: policy }),
    };
    if (!this.cloud.world.guard.allows(principal, access, uploads)) return undefined;
    const caller = principal.kind === 'role' ? principal.roleArn : 'administrator';
    return { iam: { accountId: this.cloud.world.accountId, userArn: caller, userId: caller } };
  }

  private eventOf(
    request: ApiRequest,
    uploads: readonly string[],
    authorizer: Readonly<Record<string, unknown>>,
  ): object {
    const { world } = this.cloud;
    const at = world.clock.now();
    const requestId = world.random.uuid();
    const { apiId } = this.part;
    const context = {
      accountId: Object.keys(authorizer).length === 0 ? 'anonymous' : world.accountId,
      apiId,
      domainName: `${apiId}.lambda-url.${world.region}.on.aws`,
      domainPrefix: apiId,
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent']?.at(-1) ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: requestTime(at),
      timeEpoch: at,
    };
    const { address, constructPath, functionArn } = this.part;
    return proxyEvent2(
      {
        request,
        requestId,
        stage: { address, constructPath, stageName: '$default', variables: {}, throttles: {} },
        path: request.path,
        pathParameters: {},
        resourcePath: request.path,
        sourceArn: functionArn,
        context,
        uploads,
        ...(Object.keys(authorizer).length === 0 ? {} : { authorizer }),
      },
      '$default',
    );
  }
}

function internal(): ApiResponse {
  return textResponse(502, 'Internal Server Error');
}
