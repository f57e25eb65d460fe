import { blocksOf, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { encryptionKeyOf, type EncryptionKey } from './encryption-key';

/** How a bucket encrypts what is put into it. */
export interface BucketEncryption {
  /** The resource that states it: the bucket itself, or its encryption configuration. */
  readonly stated: Subject;
  readonly key: EncryptionKey;
}

/** The ways of a bucket's default encryption that use a key of KMS; none where it is SSE-S3. */
export function kmsEncryptionsOf(estate: Estate, bucket: Subject): readonly BucketEncryption[] {
  const separate = estate.naming(
    bucket,
    'aws_s3_bucket_server_side_encryption_configuration',
    'bucket',
  );
  const inline = blocksOf(bucket.attributes['server_side_encryption_configuration']);
  const rules = [
    ...separate.flatMap((stated) =>
      blocksOf(stated.attributes['rule']).map((rule) => ({ stated, rule })),
    ),
    ...inline.flatMap((block) => blocksOf(block['rule'])).map((rule) => ({ stated: bucket, rule })),
  ];
  return rules.flatMap(({ stated, rule }) =>
    blocksOf(rule['apply_server_side_encryption_by_default'])
      .filter((block) => textOf(block['sse_algorithm'])?.startsWith('aws:kms') === true)
      .map(({ kms_master_key_id: id }) => ({
        stated,
        key: isStated(id)
          ? encryptionKeyOf(estate, stated, id)
          : ({ kind: 'aws', alias: 'alias/aws/s3' } as const),
      })),
  );
}
