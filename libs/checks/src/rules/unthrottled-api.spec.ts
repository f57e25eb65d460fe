import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { unthrottledApi } from './unthrottled-api';

const API = { rest_api_id: '${aws_api_gateway_rest_api.Shop.id}' };
const METHOD = { ...API, http_method: 'GET', authorization: 'NONE' };

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const rest = (method: object, more: Resources = {}, api: object = {}) =>
  stackOf(
    {
      aws_api_gateway_rest_api: { Shop: { name: 'shop', ...api } },
      aws_api_gateway_method: { Get: { ...METHOD, ...method } },
      aws_api_gateway_stage: { Live: { ...API, stage_name: 'live' } },
      ...more,
    },
    { variable: { limit: {} } },
  );
const settings = (throttling_rate_limit: unknown, stage_name = 'live'): Resources => ({
  aws_api_gateway_method_settings: {
    All: { ...API, stage_name, method_path: '*/*', settings: [{ throttling_rate_limit }] },
  },
});
const acl = (statement: object): Resources => ({
  aws_wafv2_web_acl: { Acl: { rule: [{ statement: [statement] }] } },
  aws_wafv2_web_acl_association: {
    A: {
      resource_arn: '${aws_api_gateway_stage.Live.arn}',
      web_acl_arn: '${aws_wafv2_web_acl.Acl.arn}',
    },
  },
});

it.each<[Resources]>([
  [{}],
  [settings(-1)],
  [settings(100, 'other')],
  [acl({ geo_match_statement: [{ country_codes: ['AQ'] }] })],
])('finds a stage with %j', (more) => {
  expect(problemsOf(unthrottledApi, rest({}, more))).toEqual([
    'aws_api_gateway_stage.Live: has no throttling_rate_limit, and everybody may call aws_api_gateway_method.Get',
  ]);
});

it.each<[object, Resources, object]>([
  [{}, settings(100), {}],
  [{}, settings(100, '${aws_api_gateway_stage.Live.stage_name}'), {}],
  [{}, acl({ rate_based_statement: [{ limit: 1000 }] }), {}],
  [{ authorization: 'AWS_IAM' }, {}, {}],
  [{ api_key_required: true }, {}, {}],
  [{ http_method: 'OPTIONS' }, {}, {}],
  [{}, {}, { endpoint_configuration: [{ types: ['PRIVATE'] }] }],
])('accepts a method %j with %j', (method, more, api) => {
  expect(problemsOf(unthrottledApi, rest(method, more, api))).toEqual([]);
});

it('says that it cannot see a limit that is not known', () => {
  expect(unseenBy(unthrottledApi, rest({}, settings('${var.limit}')))).toEqual([
    'aws_api_gateway_stage.Live: throttling_rate_limit',
  ]);
});

it.each<[object, number]>([
  [{}, 1],
  [{ default_route_settings: [{ detailed_metrics_enabled: true }] }, 1],
  [{ default_route_settings: [{ throttling_rate_limit: 100 }] }, 0],
  [{ route_settings: [{ route_key: 'GET /prices', throttling_rate_limit: 100 }] }, 0],
])('finds in the stage %j of an HTTP API %i problems', (stage, count) => {
  const api_id = '${aws_apigatewayv2_api.Shop.id}';
  const stack = stackOf({
    aws_apigatewayv2_api: { Shop: { name: 'shop', protocol_type: 'HTTP' } },
    aws_apigatewayv2_route: { Get: { api_id, route_key: 'GET /prices' } },
    aws_apigatewayv2_stage: { Live: { api_id, name: '$default', ...stage } },
  });
  expect(problemsOf(unthrottledApi, stack)).toHaveLength(count);
});
