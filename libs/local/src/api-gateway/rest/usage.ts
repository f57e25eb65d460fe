import { ApiFailure } from '../failure';
import type { Exchange } from '../exchange';
import type { MethodPart, RestApiPart, Throttle } from '../parts';
import type { Throttles } from '../throttle';

const DAY_MS = 24 * 60 * 60 * 1000;
const PERIODS = { DAY: DAY_MS, WEEK: 7 * DAY_MS, MONTH: 30 * DAY_MS } as const;

/** "Quotas for configuring and running a REST API": what an account takes where nothing is stated. */
const ACCOUNT: Throttle = { ratePerSecond: 10_000, burst: 5_000 };

/** Asks for the key and counts the request against its plan. @throws ApiFailure */
export function requireKey(
  api: RestApiPart,
  method: MethodPart,
  exchange: Exchange,
  throttles: Throttles,
  fromAuthorizer: string | undefined,
): void {
  if (!method.apiKeyRequired) return;
  const given =
    api.apiKeySource === 'AUTHORIZER'
      ? fromAuthorizer
      : exchange.request.headers['x-api-key']?.at(-1);
  const plan = api.usagePlans.find(
    ({ keys, stages }) =>
      keys.some(({ value }) => value === given) &&
      stages.some(
        ({ apiId, stageName }) => apiId === api.apiId && stageName === exchange.stage.stageName,
      ),
  );
  const key = plan?.keys.find(({ value }) => value === given);
  if (plan === undefined || key === undefined) throw new ApiFailure('INVALID_API_KEY');
  Object.assign(exchange.context['identity'] as object, { apiKey: key.value, apiKeyId: key.id });
  const name = `${plan.address} ${key.id}`;
  if (plan.quota !== undefined) {
    const { limit, period } = plan.quota;
    if (!throttles.counted(name, limit, PERIODS[period])) throw new ApiFailure('QUOTA_EXCEEDED');
  }
  if (plan.throttle !== undefined && !throttles.takes(name, plan.throttle)) {
    throw new ApiFailure('THROTTLED');
  }
}

/** Counts a request against the throttles of its stage and method. @throws ApiFailure */
export function throttle(method: MethodPart, exchange: Exchange, throttles: Throttles): void {
  const { stage, request } = exchange;
  const named = [
    `${method.path.replace(/^\//, '')}/${request.method}`,
    `${method.path.replace(/^\//, '').replace(/\//g, '~1')}/${request.method}`,
    `*/${request.method}`,
    '*/*',
  ].find((path) => stage.throttles[path] !== undefined);
  const limits = (named === undefined ? undefined : stage.throttles[named]) ?? ACCOUNT;
  const name = `${stage.address} ${method.path} ${request.method}`;
  if (!throttles.takes(name, limits)) throw new ApiFailure('THROTTLED');
}
