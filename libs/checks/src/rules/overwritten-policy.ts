import { isUnknown } from '@archway/terraform';
import { isStated, shown } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { groupBy } from '../grouping/grouping';
import { problem, unseen, type Rule } from '../rule/rule';

/** Resources of which AWS keeps one: type, argument that names the owner, types of the owner, what it is. */
const SINGLE = [
  ['aws_sqs_queue_policy', 'queue_url', 'aws_sqs_queue', 'policy'],
  ['aws_sns_topic_policy', 'arn', 'aws_sns_topic', 'policy'],
  ['aws_s3_bucket_policy', 'bucket', 'aws_s3_bucket', 'policy'],
  ['aws_kms_key_policy', 'key_id', 'aws_kms_key', 'policy'],
  ['aws_s3_bucket_notification', 'bucket', 'aws_s3_bucket', undefined],
  ['aws_s3_bucket_lifecycle_configuration', 'bucket', 'aws_s3_bucket', undefined],
  ['aws_s3_bucket_public_access_block', 'bucket', 'aws_s3_bucket', undefined],
  ['aws_s3_bucket_cors_configuration', 'bucket', 'aws_s3_bucket', undefined],
  ['aws_sqs_queue_redrive_policy', 'queue_url', 'aws_sqs_queue', 'redrive_policy'],
  ['aws_sqs_queue_redrive_allow_policy', 'queue_url', 'aws_sqs_queue', 'redrive_allow_policy'],
] as const;

export const overwrittenPolicy: Rule = {
  id: 'overwritten-policy',
  group: 'event-flow',
  severity: 'error',
  title: 'Two resources overwrite each other',
  looksFor:
    'Two policies on one queue, topic, bucket or key, two notification, lifecycle, CORS or public access configurations on one bucket, two redrive policies on one queue, and such a resource beside the same argument of the owner itself.',
  why: 'AWS keeps one of each. Whichever is applied last wins, the other one is gone without an error, and each plan wants to change it back.',
  fix: 'Write one resource with all the statements or configurations in it.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html',
  *check(estate) {
    for (const [type, argument, ownerType, inline] of SINGLE) {
      const owned = estate.all(type).map((stated) => ({
        stated,
        owner: ownerOf(estate, stated, argument, ownerType),
      }));
      for (const { stated } of owned.filter(({ owner }) => owner === undefined)) {
        yield unseen(stated, `what ${argument} names`);
      }
      const known = owned.filter(({ owner }) => owner !== undefined);
      for (const group of groupBy(known, ({ owner }) => owner?.key ?? '').values()) {
        const [first, ...others] = group;
        if (first?.owner === undefined) continue;
        for (const { stated } of others) {
          yield problem(
            stated,
            `${first.stated.address} writes the same of ${first.owner.name}: the last one applied wins`,
            first.stated.address,
          );
        }
        const subject = first.owner.subject;
        if (inline !== undefined && isStated(subject?.attributes[inline])) {
          yield problem(
            first.stated,
            `${first.owner.name} has an argument ${inline} of its own: the last one applied wins`,
            first.owner.name,
          );
        }
      }
    }
  },
};

interface Owner {
  readonly key: string;
  readonly name: string;
  readonly subject?: Subject;
}

function ownerOf(
  estate: Estate,
  stated: Subject,
  argument: string,
  type: string,
): Owner | undefined {
  const value = stated.attributes[argument];
  const subject = estate.target(stated, value, type);
  if (subject !== undefined) return { key: subject.key, name: subject.address, subject };
  // Two blocks that use the same words mean the same, unless their instances differ.
  if (
    isUnknown(value) &&
    (value.references.length === 0 || /\b(each|count)\./.test(value.expression))
  ) {
    return undefined;
  }
  const name = shown(value);
  return { key: `${stated.configuration.file} ${name}`, name };
}
