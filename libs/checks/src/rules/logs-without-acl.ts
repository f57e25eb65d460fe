import { blocksOf, isUnknown, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { isPartlyRead } from '../estate/partly-read';
import { problem, unseen, type Rule } from '../rule/rule';

export const logsWithoutAcl: Rule = {
  id: 'logs-without-acl',
  group: 'apply-fails',
  severity: 'error',
  title: 'A distribution logs into a bucket that takes no ACLs',
  looksFor:
    'Distributions whose logging_config names a bucket that is declared here without ownership controls, or with BucketOwnerEnforced. ACLs of a bucket (aws_s3_bucket_acl) need ownership controls, too.',
  why: 'CloudFront adds a grant for itself to the ACL of the bucket, and new buckets have no ACLs: the plan passes and the apply fails.',
  fix: 'Add aws_s3_bucket_ownership_controls with BucketOwnerPreferred, or deliver the logs with aws_cloudwatch_log_delivery.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html',
  *check(estate) {
    const logging = estate
      .all('aws_cloudfront_distribution')
      .flatMap((each) =>
        blocksOf(each.attributes['logging_config']).map(
          ({ bucket }) => [each, bucket, 'logs into'] as const,
        ),
      );
    const listing = estate
      .all('aws_s3_bucket_acl')
      .map((each) => [each, each.attributes['bucket'], 'is for'] as const);
    for (const [stated, value, what] of [...logging, ...listing]) {
      const bucket = estate.target(stated, value, 'aws_s3_bucket');
      const lack = bucket && lackOf(estate, bucket);
      if (bucket === undefined || lack === undefined) continue;
      if (lack === 'unknown') yield unseen(bucket, 'whether it takes ACLs');
      else yield problem(stated, `${what} ${bucket.address}, which ${lack}`, bucket.address);
    }
  },
};

/** Why a bucket takes no ACLs; undefined where it takes them. */
function lackOf(estate: Estate, bucket: Subject): string | undefined {
  const type = 'aws_s3_bucket_ownership_controls';
  const controls = estate.naming(bucket, type, 'bucket');
  if (controls.length === 0) {
    const isElsewhere = estate
      .all(type)
      .some(
        (each) => estate.target(each, each.attributes['bucket'], 'aws_s3_bucket') === undefined,
      );
    return isElsewhere || isPartlyRead(estate)
      ? 'unknown'
      : 'has no ownership controls and so no ACLs';
  }
  const values = controls
    .flatMap((each) => blocksOf(each.attributes['rule']))
    .map((rule) => rule['object_ownership']);
  if (values.some((value) => isUnknown(value) && isStated(value))) return 'unknown';
  return values.some((value) => textOf(value) === 'BucketOwnerEnforced')
    ? 'has object_ownership BucketOwnerEnforced and so no ACLs'
    : undefined;
}
