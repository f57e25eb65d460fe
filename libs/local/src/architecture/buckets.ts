import { blocksOf, flagOf, numberOf, textOf, textsOf } from '@archway/terraform';
import type { BucketPart, CorsRule, EncryptionKey, NotificationPart } from './architecture';
import { encryptionKey } from './encryption';
import { policyFor, type Found, type Reading } from './reading';

export function bucketsOf(reading: Reading): readonly BucketPart[] {
  return reading.all('aws_s3_bucket').map((found) => {
    const bucketName = reading.identifier(found, 'bucket');
    const policy = policyFor(reading, 'aws_s3_bucket_policy', 'bucket', [bucketName]);
    const key = keyOfBucket(reading, bucketName);
    return {
      address: found.resource.address,
      constructPath: found.resource.constructPath,
      bucketName,
      bucketArn: reading.identifier(found, 'arn'),
      region: reading.identifier(found, 'region'),
      versioning: versions(reading, bucketName),
      corsRules: corsRulesOf(reading, bucketName),
      tellsEventBridge: about(reading, 'aws_s3_bucket_notification', bucketName).some(
        ({ resource }) => flagOf(resource.attributes['eventbridge']) === true,
      ),
      ...(policy === undefined ? {} : { policy }),
      ...(key === undefined ? {} : { encryptionKey: key }),
    };
  });
}

function about(reading: Reading, type: string, bucketName: string): readonly Found[] {
  return reading
    .all(type)
    .filter(({ resource }) => textOf(resource.attributes['bucket']) === bucketName);
}

function corsRulesOf(reading: Reading, bucketName: string): readonly CorsRule[] {
  return about(reading, 'aws_s3_bucket_cors_configuration', bucketName)
    .flatMap(({ resource }) => blocksOf(resource.attributes['cors_rule']))
    .map((rule) => {
      const maxAgeSeconds = numberOf(rule['max_age_seconds']);
      return {
        allowedOrigins: textsOf(rule['allowed_origins']),
        allowedMethods: textsOf(rule['allowed_methods']),
        allowedHeaders: textsOf(rule['allowed_headers']),
        exposeHeaders: textsOf(rule['expose_headers']),
        ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
      };
    });
}

function versions(reading: Reading, bucketName: string): boolean {
  return about(reading, 'aws_s3_bucket_versioning', bucketName)
    .flatMap(({ resource }) => blocksOf(resource.attributes['versioning_configuration']))
    .some((block) => block['status'] === 'Enabled');
}

function keyOfBucket(reading: Reading, bucketName: string): EncryptionKey | undefined {
  const [rule] = about(reading, 'aws_s3_bucket_server_side_encryption_configuration', bucketName)
    .flatMap(({ resource }) => blocksOf(resource.attributes['rule']))
    .flatMap((block) => blocksOf(block['apply_server_side_encryption_by_default']));
  if (rule === undefined || !textOf(rule['sse_algorithm'])?.startsWith('aws:kms')) return undefined;
  return encryptionKey(reading, textOf(rule['kms_master_key_id']) ?? 'alias/aws/s3');
}

const TARGETS = [
  { block: 'topic', kind: 'topic', argument: 'topic_arn' },
  { block: 'queue', kind: 'queue', argument: 'queue_arn' },
  { block: 'lambda_function', kind: 'function', argument: 'lambda_function_arn' },
] as const;

export function notificationsOf(reading: Reading): readonly NotificationPart[] {
  return reading.all('aws_s3_bucket_notification').flatMap((found) => {
    const { resource } = found;
    const bucketName = reading.text(found, 'bucket');
    if (bucketName === undefined) return [];
    return TARGETS.flatMap(({ block, kind, argument }) =>
      blocksOf(resource.attributes[block]).flatMap((configuration, at) => {
        const targetArn = textOf(configuration[argument]);
        if (targetArn === undefined) {
          reading.notSimulated.push(
            `${resource.address}: ${block}.${at}.${argument} is not known; it is not notified here`,
          );
          return [];
        }
        return [
          {
            address: resource.address,
            constructPath: resource.constructPath,
            id: textOf(configuration['id']) ?? `tf-s3-${kind}-${at}`,
            bucketName,
            targetKind: kind,
            targetArn,
            events: textsOf(configuration['events']),
            filterPrefix: textOf(configuration['filter_prefix']) ?? '',
            filterSuffix: textOf(configuration['filter_suffix']) ?? '',
          },
        ];
      }),
    );
  });
}
