import { numberDefault } from '@archway/aws';
import { blocksOf, textOf } from '@archway/terraform';
import { numberOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { isBounded } from '../flow/bounded-schema';
import { calledOf, serviceCallsOf, type ServiceCall } from '../flow/integrations';
import { methodOf, modelsOf, validatesBody } from '../flow/methods';
import { jsonIn } from '../flow/redrive';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

/** "Quotas for configuring and running a REST API", "Quotas for configuring and running an HTTP API": Payload size */
const API_BYTES = 10 * 1024 * 1024;
/** "Amazon SQS message quotas": Message size */
const LARGEST_MESSAGE = 1024 * 1024;
/** API_Publish of SNS: Message */
const TOPIC_BYTES = 256 * 1024;
/** "Constraints in Amazon DynamoDB": Items */
const ITEM_BYTES = 400 * 1024;
/** "Quotas and limits" of Kinesis Data Streams: PutRecord */
const RECORD_KIB = 1024;

export const bodyExceedsTarget: Rule = {
  id: 'body-exceeds-target',
  group: 'event-flow',
  severity: 'warning',
  title: 'An API takes larger bodies than what it hands them to',
  looksFor:
    'Integrations of REST and HTTP APIs that pass the body of a request on to a queue, a topic, a table or a stream, which take less than the 10 MB of the API, where no validated model limits the body and no web ACL limits its size. A model limits a body where each text has maxLength, each list maxItems, and objects take no further properties.',
  why: 'Small requests pass in every test. A large one is refused by the service behind the API, whose error the caller then gets.',
  fix: 'Validate the body against a model with maxLength, or add a size constraint on the body to the web ACL of the stage.',
  awsPage:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
  *check(estate) {
    for (const call of serviceCallsOf(estate)) {
      const limit = limitOf(estate, call);
      if (limit !== undefined && passesBody(call)) yield* judge(estate, call, limit);
    }
  },
};

interface Limit {
  readonly bytes: number | undefined;
  readonly what: string;
  readonly target: Subject | undefined;
}

function limitOf(estate: Estate, call: ServiceCall): Limit | undefined {
  const { service, target: action, isAction } = call;
  const of = (type: string): Subject | undefined => calledOf(estate, call, type);
  const isForm = !isAction || /^(SendMessage|Publish)/.test(action);
  if (service === 'sqs' && isForm) {
    const queue = of('aws_sqs_queue');
    const preset = numberDefault('aws_sqs_queue', 'max_message_size');
    const bytes =
      queue === undefined
        ? LARGEST_MESSAGE
        : numberOr(queue.attributes['max_message_size'], preset);
    return { bytes, what: queue?.address ?? 'a queue', target: queue };
  }
  if (service === 'sns' && isForm) {
    const topic = of('aws_sns_topic');
    return { bytes: TOPIC_BYTES, what: topic?.address ?? 'a topic', target: topic };
  }
  if (service === 'dynamodb' && /^(PutItem|UpdateItem)$/.test(action)) {
    const table = of('aws_dynamodb_table');
    return { bytes: ITEM_BYTES, what: table?.address ?? 'a table', target: table };
  }
  if (service === 'kinesis' && action === 'PutRecord') {
    const stream = of('aws_kinesis_stream');
    const kib = numberOr(stream?.attributes['max_record_size_in_kib'], RECORD_KIB);
    return {
      bytes: kib === undefined ? undefined : kib * 1024,
      what: stream?.address ?? 'a stream',
      target: stream,
    };
  }
  return undefined;
}

function passesBody({ integration, texts }: ServiceCall): boolean {
  return integration.type === 'aws_apigatewayv2_integration'
    ? texts.some(([, text]) => /\$request\.body\b/.test(text))
    : texts.some(([, text]) => /\$input\.(body|json|path)\b/.test(text));
}

function* judge(estate: Estate, call: ServiceCall, limit: Limit): Iterable<Observation> {
  const { integration } = call;
  const limited =
    integration.type === 'aws_api_gateway_integration' && isLimited(estate, integration);
  if (limited === true) return;
  if (limited === undefined) yield unseen(integration, 'whether its method limits the body');
  else if (limit.bytes === undefined && limit.target !== undefined)
    yield unseen(limit.target, 'how large a message it takes');
  else if (limit.bytes !== undefined && limit.bytes < API_BYTES) {
    yield problem(
      integration,
      `passes on bodies of up to ${API_BYTES} bytes, and ${limit.what} takes ${limit.bytes}`,
      limit.target?.address,
    );
  }
}

/** Whether models or a web ACL limit the body; undefined where that is not known. */
function isLimited(estate: Estate, integration: Subject): boolean | undefined {
  if (hasSizeConstraint(estate, integration)) return true;
  const method = methodOf(estate, integration);
  const validates = method === undefined ? undefined : validatesBody(estate, method);
  if (method === undefined || validates !== true) return validates;
  const models = modelsOf(method).map((name) =>
    estate.target(method, name, 'aws_api_gateway_model'),
  );
  const schemas = models.map((model) => jsonIn(model?.attributes['schema']));
  if (schemas.length === 0) return false;
  return schemas.includes(undefined) ? undefined : schemas.every((each) => isBounded(each));
}

/** The managed rule set refuses bodies above 8 KB: "AWS Managed Rules rule groups list", SizeRestrictions_BODY. */
const COMMON_RULES = 'AWSManagedRulesCommonRuleSet';

/** Whether a web ACL before a stage of the API looks at the size of a body, or is not known. */
function hasSizeConstraint(estate: Estate, integration: Subject): boolean {
  const apiOf = (of: Subject): Subject | undefined =>
    estate.target(of, of.attributes['rest_api_id'], 'aws_api_gateway_rest_api');
  const api = apiOf(integration);
  return estate
    .all('aws_api_gateway_stage')
    .filter((stage) => api !== undefined && apiOf(stage) === api)
    .flatMap((stage) => estate.naming(stage, 'aws_wafv2_web_acl_association', 'resource_arn'))
    .some((each) => {
      const acl = estate.target(each, each.attributes['web_acl_arn'], 'aws_wafv2_web_acl');
      return (
        acl === undefined ||
        blocksOf(acl.attributes['rule'])
          .flatMap((rule) => blocksOf(rule['statement']))
          .some(
            (statement) =>
              blocksOf(statement['size_constraint_statement']).length > 0 ||
              blocksOf(statement['managed_rule_group_statement']).some(
                ({ name }) => textOf(name) === COMMON_RULES,
              ),
          )
      );
    });
}
