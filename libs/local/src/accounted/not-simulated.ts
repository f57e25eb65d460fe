import { blocksOf, textOf, textsOf, type Resource, type Value } from '@archway/terraform';
import { isStated, type Coverage, type Missing } from './coverage';
import { CONTAINERS } from './containers';
import { EVENTS, EVENTS_WITHOUT_EFFECT } from './events';
import { FUNCTIONS, FUNCTIONS_WITHOUT_EFFECT } from './functions';
import { MESSAGING, MESSAGING_WITHOUT_EFFECT } from './messaging';
import { PIPES } from './pipes';
import { PERMISSIONS } from './permissions';
import { HTTP_APIS, HTTP_APIS_WITHOUT_EFFECT } from './http-apis';
import { REST_APIS, REST_APIS_WITHOUT_EFFECT } from './rest-apis';
import { TABLES, TABLES_WITHOUT_EFFECT } from './tables';
import { STORAGE, STORAGE_WITHOUT_EFFECT } from './storage';
import { STREAMS, STREAMS_WITHOUT_EFFECT } from './streams';

/** Every type that the run reads, with what it makes of each argument. */
export const COVERAGE: Coverage = {
  ...STORAGE,
  ...MESSAGING,
  ...FUNCTIONS,
  ...EVENTS,
  ...PERMISSIONS,
  ...STREAMS,
  ...HTTP_APIS,
  ...REST_APIS,
  ...TABLES,
  ...CONTAINERS,
  ...PIPES,
};

/** Types of the services that carry events, which change nothing about what happens to one. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  ...STORAGE_WITHOUT_EFFECT,
  ...MESSAGING_WITHOUT_EFFECT,
  ...FUNCTIONS_WITHOUT_EFFECT,
  ...EVENTS_WITHOUT_EFFECT,
  ...STREAMS_WITHOUT_EFFECT,
  ...HTTP_APIS_WITHOUT_EFFECT,
  ...REST_APIS_WITHOUT_EFFECT,
  ...TABLES_WITHOUT_EFFECT,
]);

/** Services that carry events: what the run does not know of them is said. */
const CARRIES_EVENTS =
  /^aws_(?:s3_|s3control_|sqs_|sns_|lambda_|cloudwatch_event_|scheduler_|pipes_|sfn_state_machine$|kinesis_stream$|kinesis_firehose_|dynamodb_|api_gateway_|apigatewayv2_)/;

/** What does not happen, in words that say more than the type's name. */
const SENTENCES: Readonly<Record<string, string>> = {
  aws_s3control_object_lambda_access_point: 'S3 Object Lambda is not simulated',
  aws_sfn_state_machine: 'Step Functions are not simulated; it never runs',
  aws_s3_bucket_acl: 'ACLs are not evaluated; policies alone decide',
  aws_s3_bucket_replication_configuration: 'replication is not simulated',
};

/** One line for each thing that a resource states and the run does not follow. */
export function notSimulatedOf(resource: Resource): readonly string[] {
  const { type, address, attributes } = resource;
  const coverage = COVERAGE[type];
  if (coverage === undefined) {
    if (!CARRIES_EVENTS.test(type) || WITHOUT_EFFECT.has(type)) return [];
    return [
      `${address}: ${SENTENCES[type] ?? `${type} is not simulated; it changes nothing here`}`,
    ];
  }
  return Object.entries(coverage.notSimulated ?? {}).flatMap(([argument, missing]) =>
    matters(attributes[argument], missing) ? [`${address}: ${missing.says}`] : [],
  );
}

function matters(value: Value | undefined, { unless = [] }: Missing): boolean {
  if (!isStated(value)) return false;
  const harmless = (each: Value | undefined): boolean =>
    unless.some((known) => textOf(each) === String(known));
  const blocks = blocksOf(value);
  // A block is harmless where its mode is, such as OFF of a time window.
  if (blocks.length > 0) {
    return !blocks.every((block) => Object.values(block).some((each) => harmless(each)));
  }
  const texts = textsOf(value);
  return texts.length === 0 ? !harmless(value) : !texts.every(harmless);
}
