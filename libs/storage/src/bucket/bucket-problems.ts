import type { Problem } from '@archway/core';
import { notOneOf, notWhole, problemIf } from '@archway/core';
import { notBucketName, notBucketNamePrefix } from '../bucket-name/bucket-name';
import { tieringProblems } from '../intelligent-tiering/intelligent-tiering';
import { lifecycleProblems } from '../lifecycle/lifecycle';
import { notKeyPrefix } from '../object-key/object-key';
import type { BucketProps } from './bucket-props';
import { CORS_METHODS } from './bucket-props';

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
 */
const MOST_CORS_RULES = 100;

/** What AWS would refuse of a bucket's props. */
export function bucketProblems(props: BucketProps): readonly Problem[] {
  const { versioned = true, cors = [], accessLogBucket } = props;
  return [
    notBucketName('bucketName', props.bucketName),
    notBucketNamePrefix('bucketNamePrefix', props.bucketNamePrefix),
    problemIf(
      props.bucketName !== undefined && props.bucketNamePrefix !== undefined,
      'bucketName and bucketNamePrefix must not stand together',
    ),
    notOneOf('minimumTlsVersion', props.minimumTlsVersion, ['1.2', '1.3']),
    notWhole(
      'abortIncompleteMultipartUploadDays',
      props.abortIncompleteMultipartUploadDays,
      1,
      2_147_483_647,
    ),
    ...lifecycleProblems(props.lifecycleRules ?? [], versioned),
    ...tieringProblems(props.intelligentTiering ?? []),
    problemIf(
      cors.length > MOST_CORS_RULES,
      `cors must be at most ${MOST_CORS_RULES} rules, got ${cors.length}`,
    ),
    ...cors.flatMap(corsProblems),
    notOneOf('mode of objectLock', props.objectLock?.mode, ['COMPLIANCE', 'GOVERNANCE']),
    notWhole('days of objectLock', props.objectLock?.days, 1, 36_500),
    problemIf(
      props.objectLock !== undefined && !versioned,
      'objectLock locks versions: versioned must not be false',
    ),
    problemIf(
      accessLogBucket?.encryptionKey !== undefined,
      `accessLogBucket must encrypt with S3's own keys, got ${accessLogBucket?.node.path}, which has an encryptionKey`,
    ),
    problemIf(
      props.accessLogPrefix !== undefined && accessLogBucket === undefined,
      'accessLogPrefix needs accessLogBucket',
    ),
    notKeyPrefix('accessLogPrefix', props.accessLogPrefix),
  ];
}

function corsProblems(rule: NonNullable<BucketProps['cors']>[number]): readonly Problem[] {
  return [
    problemIf(rule.allowedMethods.length === 0, 'allowedMethods of cors must name at least one'),
    problemIf(rule.allowedOrigins.length === 0, 'allowedOrigins of cors must name at least one'),
    ...rule.allowedMethods.map((method) =>
      notOneOf('allowedMethods of cors', method, CORS_METHODS),
    ),
    notWhole('maxAgeSeconds of cors', rule.maxAgeSeconds, 0, 2_147_483_647),
  ];
}
