import { blocksOf, isUnknown, numberOf, type ObjectValue } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { accessOfMethod, accessOfRoute } from '../flow/public-calls';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

const REST = {
  stage: 'aws_api_gateway_stage',
  api: 'aws_api_gateway_rest_api',
  argument: 'rest_api_id',
} as const;
const HTTP = {
  stage: 'aws_apigatewayv2_stage',
  api: 'aws_apigatewayv2_api',
  argument: 'api_id',
} as const;

export const unthrottledApi: Rule = {
  id: 'unthrottled-api',
  group: 'exposure',
  severity: 'warning',
  title: 'Everybody may call an API as often as they like',
  looksFor:
    'Stages of REST, HTTP and WebSocket APIs with a method or route that everybody may call, without a throttling_rate_limit for the stage or one of its methods, and without a web ACL that has a rate-based rule. Private APIs are left alone, and so are APIs whose methods are not declared, such as those of an OpenAPI document.',
  why: 'One caller can use up the 10,000 requests per second that all APIs of the account and Region share, and what is behind the API receives all of them.',
  fix: 'Set throttling_rate_limit and throttling_burst_limit, in aws_api_gateway_method_settings for all methods, or in default_route_settings of the stage.',
  awsPage:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
  *check(estate) {
    for (const stage of estate.all(REST.stage)) {
      const settings = estate
        .all('aws_api_gateway_method_settings')
        .filter((each) => isOfStage(estate, each, stage))
        .flatMap((each) => blocksOf(each.attributes['settings']));
      yield* judge(estate, stage, REST, settings);
    }
    for (const stage of estate.all(HTTP.stage)) {
      const settings = ['default_route_settings', 'route_settings'].flatMap((name) =>
        blocksOf(stage.attributes[name]),
      );
      yield* judge(estate, stage, HTTP, settings);
    }
  },
};

function* judge(
  estate: Estate,
  stage: Subject,
  kind: typeof REST | typeof HTTP,
  settings: readonly ObjectValue[],
): Iterable<Observation> {
  const api = estate.target(stage, stage.attributes[kind.argument], kind.api);
  const open = api === undefined ? undefined : openTo(estate).get(api);
  if (open === undefined || isRateLimited(estate, stage)) return;
  const limits = settings.map((each) => each['throttling_rate_limit']);
  if (limits.some((limit) => isUnknown(limit) && limit.references.length > 0)) {
    yield unseen(stage, 'throttling_rate_limit');
  } else if (!limits.some((limit) => (numberOf(limit) ?? 0) > 0)) {
    yield problem(
      stage,
      `has no throttling_rate_limit, and everybody may call ${open.address}`,
      open.address,
    );
  }
}

/** APIs, and the first method or route of each that everybody may call. */
const openTo = perEstate((estate: Estate): ReadonlyMap<Subject, Subject> => {
  const open = new Map<Subject, Subject>();
  const add = (call: Subject, { api, argument }: typeof REST | typeof HTTP): void => {
    const target = estate.target(call, call.attributes[argument], api);
    if (target !== undefined && !open.has(target)) open.set(target, call);
  };
  for (const method of estate.all('aws_api_gateway_method'))
    if (accessOfMethod(estate, method) === 'everybody') add(method, REST);
  for (const route of estate.all('aws_apigatewayv2_route'))
    if (accessOfRoute(estate, route) === 'everybody') add(route, HTTP);
  return open;
});

/** Settings name a stage by its API and its name. */
function isOfStage(estate: Estate, settings: Subject, stage: Subject): boolean {
  const apiOf = (of: Subject): Subject | undefined =>
    estate.target(of, of.attributes[REST.argument], REST.api);
  const { stage_name } = settings.attributes;
  const api = apiOf(settings);
  return (
    api !== undefined &&
    api === apiOf(stage) &&
    (stage_name === stage.attributes['stage_name'] ||
      estate.target(settings, stage_name, REST.stage) === stage)
  );
}

/** Whether a web ACL in front of a stage has a rate-based rule, or one that is not known. */
function isRateLimited(estate: Estate, stage: Subject): boolean {
  return estate
    .naming(stage, 'aws_wafv2_web_acl_association', 'resource_arn')
    .some((association) => {
      const acl = estate.target(
        association,
        association.attributes['web_acl_arn'],
        'aws_wafv2_web_acl',
      );
      return (
        acl === undefined ||
        blocksOf(acl.attributes['rule'])
          .flatMap((rule) => blocksOf(rule['statement']))
          .some((statement) => blocksOf(statement['rate_based_statement']).length > 0)
      );
    });
}
