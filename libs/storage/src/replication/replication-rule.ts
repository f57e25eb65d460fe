import type { IBucket, PolicyStatement, Problem } from '@archway/core';
import { notMatching, notOneOf, problemIf, show } from '@archway/core';
import type { S3BucketReplicationConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import { ARCHIVE_CLASSES } from '../lifecycle/lifecycle-rule';
import { notKeyPrefix } from '../object-key/object-key';
import type { ReplicationOptions } from './replication-options';

/** A destination with its options. */
export interface ReplicationTarget {
  readonly destination: IBucket;
  readonly options: ReplicationOptions;
}

/**
 * A replication configuration has at most 1000 rules.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html
 */
const MOST_RULES = 1_000;

/** S3 Replication Time Control knows no other threshold: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationTimeValue.html */
const TIME_CONTROL_MINUTES = 15;

/** What S3 would refuse of a bucket's replication, and what would never replicate. */
export function replicationProblems(
  source: IBucket,
  targets: readonly ReplicationTarget[],
): readonly Problem[] {
  const ids = targets.map(ruleIdOf);
  return [
    problemIf(
      targets.length > MOST_RULES,
      `replication must have at most ${MOST_RULES} rules, got ${targets.length}`,
    ),
    ...ids.map((id, at) =>
      problemIf(
        ids.indexOf(id) !== at,
        `ruleId must be unique in the bucket, got ${show(id)} twice`,
      ),
    ),
    ...targets.flatMap((target) => targetProblems(source, target)),
  ];
}

function targetProblems(
  source: IBucket,
  { destination, options }: ReplicationTarget,
): readonly Problem[] {
  return [
    problemIf(
      destination === source || destination.bucketArn === source.bucketArn,
      `destination must be another bucket, got '${destination.node.path}' itself`,
    ),
    notMatching('ruleId', options.ruleId, /^.{1,255}$/, '1 to 255 characters'),
    notKeyPrefix('prefix of replication', options.prefix),
    problemIf(
      options.tags !== undefined && Object.keys(options.tags).length === 0,
      'tags of replication must hold at least one, got none',
    ),
    problemIf(
      options.tags !== undefined && options.deleteMarkers === true,
      'deleteMarkers must not be true with tags: a delete marker has no tags',
    ),
    notOneOf('storageClass of replication', options.storageClass, ARCHIVE_CLASSES),
    notMatching(
      'destinationAccountId',
      options.destinationAccountId,
      /^\d{12}$/,
      'an account id of 12 digits',
    ),
    problemIf(
      source.encryptionKey !== undefined && destination.encryptionKey === undefined,
      `destination must have an encryptionKey, since objects under a customer managed key are replicated under one, got '${destination.node.path}' without`,
    ),
  ];
}

/** The rule as Terraform takes it. Of two rules that fit an object and lead to one bucket, the first counts. */
export function renderReplication(
  source: IBucket,
  { destination, options }: ReplicationTarget,
  priority: number,
): S3BucketReplicationConfigurationRule {
  const { destinationAccountId, timeControl = false } = options;
  const encrypted = source.encryptionKey !== undefined;
  // Objects under S3's own keys keep them.
  const key = encrypted ? destination.encryptionKey?.keyArn : undefined;
  return {
    id: ruleIdOf({ destination, options }),
    status: 'Enabled',
    priority,
    filter: renderFilter(options),
    deleteMarkerReplication: { status: status(options.deleteMarkers) },
    ...(encrypted || options.replicaModifications === true
      ? {
          sourceSelectionCriteria: {
            ...(encrypted ? { sseKmsEncryptedObjects: { status: 'Enabled' } } : {}),
            ...(options.replicaModifications === true
              ? { replicaModifications: { status: 'Enabled' } }
              : {}),
          },
        }
      : {}),
    destination: {
      bucket: destination.bucketArn,
      storageClass: options.storageClass,
      ...(destinationAccountId === undefined
        ? {}
        : {
            account: destinationAccountId,
            accessControlTranslation: { owner: 'Destination' },
          }),
      ...(key === undefined ? {} : { encryptionConfiguration: { replicaKmsKeyId: key } }),
      ...(timeControl
        ? {
            replicationTime: { status: 'Enabled', time: { minutes: TIME_CONTROL_MINUTES } },
            metrics: { status: 'Enabled', eventThreshold: { minutes: TIME_CONTROL_MINUTES } },
          }
        : {}),
    },
  };
}

const REPLICATE = ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'];

/** What writes replicas that the account of the destination owns. */
export const REPLICATE_TO_ANOTHER_ACCOUNT = ['s3:ObjectOwnerOverrideToBucketOwner', ...REPLICATE];

/**
 * What the role may do: read versions here, write replicas there, and use both keys for nothing else.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function replicationStatements(
  source: IBucket,
  sourceRegion: string,
  targets: readonly ReplicationTarget[],
): readonly PolicyStatement[] {
  return [
    {
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [source.bucketArn],
    },
    {
      actions: [
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionTagging',
      ],
      resources: [`${source.bucketArn}/*`],
    },
    ...(source.encryptionKey === undefined
      ? []
      : [
          {
            actions: ['kms:Decrypt'],
            resources: [source.encryptionKey.keyArn],
            conditions: { StringEquals: { 'kms:ViaService': `s3.${sourceRegion}.amazonaws.com` } },
          },
        ]),
    ...targets.flatMap(({ destination, options }) => [
      {
        actions:
          options.destinationAccountId === undefined ? REPLICATE : REPLICATE_TO_ANOTHER_ACCOUNT,
        resources: [`${destination.bucketArn}/*`],
      },
      ...(source.encryptionKey === undefined || destination.encryptionKey === undefined
        ? []
        : [
            {
              actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
              resources: [destination.encryptionKey.keyArn],
              conditions: {
                StringLike: {
                  'kms:ViaService': `s3.${options.destinationRegion ?? '*'}.amazonaws.com`,
                },
              },
            },
          ]),
    ]),
  ];
}

function ruleIdOf({ destination, options }: ReplicationTarget): string {
  return options.ruleId ?? destination.node.path;
}

function status(enabled: boolean | undefined): 'Disabled' | 'Enabled' {
  return enabled === true ? 'Enabled' : 'Disabled';
}

/** S3 takes one condition as it is and several inside `and`. */
function renderFilter({ prefix, tags }: ReplicationOptions) {
  if (tags === undefined) return { prefix: prefix ?? '' };
  return { and: { ...(prefix === undefined ? {} : { prefix }), tags: { ...tags } } };
}
