import type { ApiCloud } from './api-cloud';
import { withContext } from './context';
import type { Exchange } from './exchange';
import { ApiFailure } from './failure';
import type { ApiResponse } from './message';
import type { ApiPart, StagePart } from './parts';

/** Puts an answer on the trace and into the access log of the stage. */
export function recordAnswer(
  cloud: ApiCloud,
  api: ApiPart,
  stage: StagePart | undefined,
  about: {
    readonly method: string;
    readonly path: string;
    readonly route?: string;
    readonly startedAt: number;
    readonly uploads: readonly string[];
    readonly context: Exchange['context'];
    readonly failure?: ApiFailure;
  },
  response: ApiResponse,
): void {
  const { method, path, route, startedAt, uploads, context, failure } = about;
  const durationMs = cloud.world.clock.now() - startedAt;
  cloud.world.trace.emit({
    kind: 'answered',
    apiName: api.apiName,
    method,
    path,
    ...(route === undefined ? {} : { route }),
    status: response.status,
    durationMs,
    body: beginningOf(response),
    ...(failure === undefined ? {} : { reason: failure.type }),
    uploads,
  });
  const log = stage?.accessLog;
  if (log === undefined) return;
  const line = withContext(log.format, {
    ...context,
    status: String(response.status),
    responseLength: String(response.body.length),
    responseLatency: String(durationMs),
    integrationLatency: String(durationMs),
    ...(failure === undefined
      ? {}
      : { error: { message: failure.message, responseType: failure.type } }),
  });
  cloud.writeLog(log.logGroupName, line);
}

/** Characters of an answer that are on the trace. */
const SHOWN = 2_000;

export function beginningOf({ body }: ApiResponse): string {
  return body.subarray(0, SHOWN).toString('utf8');
}

/** What to say of an error that nobody expected. */
export function failureOf(error: unknown): ApiFailure {
  return error instanceof ApiFailure ? error : new ApiFailure('INTEGRATION_FAILURE');
}
