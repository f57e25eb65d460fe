import { tablesIn, tablesOf } from './reader-tables';

const READERS = ['checks', 'review', 'local', 'recoverability'];

/**
 * Constants of readers that may name several resource types, by the reason why they are no table of libs/aws.
 * A new one belongs in libs/aws, in the files of the types, where all readers find it.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'an algorithm over these very types: how packets are routed and filtered': [
    'checks/src/network/endpoints.ts TABLES',
    'checks/src/network/networks.ts ASSOCIATIONS',
    'checks/src/network/transit.ts ACCEPTERS',
    'checks/src/network/transit.ts ATTACHMENTS',
    'checks/src/network/vpc-routes.ts TABLES',
    'checks/src/network/vpc-routes.ts TARGETS',
    'review/src/dns/record-sets.ts TARGETS',
    'review/src/network-acls/entries.ts ACLS',
    'review/src/network/group-rules.ts GROUPS',
    'review/src/network/group-rules.ts SEPARATE',
    'review/src/network/group-users.ts LOAD_BALANCERS',
    'review/src/network/group-users.ts TYPES',
    'review/src/routes/route-tables.ts TABLES',
    'review/src/routes/route-tables.ts TARGETS',
    'review/src/routes/transit.ts ATTACHMENTS',
  ],
  'an algorithm over these very types: identities and what they may do': [
    'review/src/permissions/credentials.ts CREDENTIALS',
    'review/src/permissions/holdings.ts ATTACHMENTS',
    'review/src/permissions/holdings.ts INLINE',
    'review/src/permissions/principal.ts KINDS',
    'review/src/verdict/phrases.ts PRINCIPALS',
  ],
  'an algorithm over these very types: web ACLs, alarms, events': [
    'checks/src/flow/deliveries.ts NAMES',
    'checks/src/flow/deliveries.ts RECEIVERS',
    'checks/src/flow/flow.ts SOURCES',
    'checks/src/rules/fifo-mixed.ts ARGUMENT',
    'checks/src/rules/web-acl-scope.ts TYPES',
    'checks/src/rules/web-acl-scope.ts USERS',
    'review/src/alarms/alarms.ts REMOVALS',
    'review/src/alarms/cloudwatch-alarms.ts TYPES',
    'review/src/filter-policy/notification-filters.ts TARGETS',
    'review/src/waf/associations.ts PROTECTED',
    'review/src/waf/web-acls.ts TYPES',
  ],
  'what one rule is about, and nothing else reads': [
    'checks/src/refusal/refusals.ts REFUSALS',
    'checks/src/rules/backup-copy-refused.ts NOT_FULLY_MANAGED',
    'checks/src/rules/cross-region-reference.ts SAME_REGION',
    'checks/src/rules/data-source-calls-api.ts OFFLINE',
    'checks/src/rules/inline-and-separate.ts LISTS',
    'checks/src/rules/not-let-in.ts RECEIVERS',
    'checks/src/rules/only-one.ts LIMITS',
    'checks/src/rules/public-bucket.ts WITH_ACL',
    'checks/src/rules/role-cannot-deliver.ts SOURCES',
    'checks/src/rules/same-name.ts NAMES',
    'checks/src/rules/unencrypted-store.ts WITH_DISKS',
    'checks/src/rules/unthrottled-api.ts HTTP',
    'checks/src/rules/unthrottled-api.ts REST',
    'review/src/backup/guards.ts upgrade',
    'review/src/backup/irreversible.ts TELLS',
    'review/src/change/selecting-tags.ts BY_TYPE',
    'review/src/encryption/transit.ts TRANSITS',
    'review/src/side/renames.ts AMBIGUOUS',
  ],
  'what the local run simulates of a type': [
    'local/src/api-gateway/read/naming.ts API_GATEWAY_KINDS',
    'local/src/naming/computed-attributes.ts DATA',
    'local/src/naming/computed-attributes.ts KINDS',
  ],
  'how a store is recovered, by an algorithm for each': [
    'recoverability/src/recoverability.ts RESERVED',
    'recoverability/src/native-protections.ts NATIVE',
  ],
  'an algorithm over these very types: what answers at an origin': [
    'checks/src/caching/origins.ts TYPES',
  ],
  'how identifiers are written': ['checks/src/estate/identifiers.ts CONTINUED'],
};

/** What the local run simulates of each type, one file for each service. */
const SIMULATED = 'local/src/accounted/';

it('has no table of resource types in a reader beside those with a reason', () => {
  const found = tablesIn(READERS)
    .map(({ place }) => place)
    .filter((place) => !place.startsWith(SIMULATED));
  expect(found.sort()).toEqual(Object.values(ALLOWED).flat().sort());
}, 60_000);

describe('a table of resource types', () => {
  const named = (text: string): readonly string[] =>
    tablesOf('a.ts', text).flatMap(({ types }) => types);

  it.each([
    "const T = ['aws_sqs_queue', 'aws_sns_topic'];",
    'const T = { aws_sqs_queue: 1, aws_sns_topic: 2 };',
    "const T = new Set(['aws_sqs_queue', 'aws_sns_topic']);",
    "export const T = [['aws_sqs_queue', 'name'], ['aws_sns_topic', 'arn']] as const;",
  ])('is found in %s', (text) => {
    expect(named(text)).toEqual(['aws_sqs_queue', 'aws_sns_topic']);
  });

  it.each([
    "const QUEUE = 'aws_sqs_queue';",
    "const of = (estate) => estate.all('aws_sqs_queue', 'aws_sns_topic');",
    "function of(estate) { return estate.all('aws_sqs_queue', 'aws_sns_topic'); }",
    "const T = ['aws:SourceArn', 'aws_'];",
  ])('is not %s', (text) => {
    expect(named(text)).toEqual([]);
  });
});
