import { blocksOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { kmsEncryptionsOf } from '../keys/bucket-encryption';
import { keyPolicyOf, type EncryptionKey } from '../keys/encryption-key';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';
import { letsDistribution } from '../keys/lets-distribution';

export const originKey: Rule = {
  id: 'origin-key',
  group: 'encryption',
  severity: 'error',
  title: 'CloudFront may not decrypt what its origin bucket holds',
  looksFor:
    'Distributions with origin access control on a bucket that is encrypted with a customer managed key whose policy does not let cloudfront.amazonaws.com kms:Decrypt for this distribution, or with the AWS managed key of S3, whose policy nobody can change. aws:SourceArn counts as met by the ARN of the distribution and by a pattern of distributions; StringEquals compares an asterisk as a character. Other conditions and denials are not evaluated.',
  why: 'CloudFront answers 403 for every object: it reads the bucket as a service, and a service needs a statement in the key policy. Nothing shows it before the first request.',
  fix: "State aws_kms_key_policy apart from the key, so that nothing refers in a circle, with a statement that allows cloudfront.amazonaws.com kms:Decrypt and StringEquals aws:SourceArn with the distribution's ARN.",
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      const origins = blocksOf(distribution.attributes['origin']).filter((origin) =>
        isStated(origin['origin_access_control_id']),
      );
      for (const origin of origins) {
        const bucket = estate.target(distribution, origin['domain_name'], 'aws_s3_bucket');
        if (bucket === undefined) continue;
        for (const { stated, key } of kmsEncryptionsOf(estate, bucket)) {
          yield* observed(estate, distribution, bucket, stated, key);
        }
      }
    }
  },
};

function* observed(
  estate: Estate,
  distribution: Subject,
  bucket: Subject,
  stated: Subject,
  encryption: EncryptionKey,
): Iterable<Observation> {
  const reads = `${distribution.address} reads ${bucket.address}`;
  if (encryption.kind === 'aws') {
    yield problem(
      stated,
      `encrypts with ${encryption.alias}, whose policy nobody can change, and ${reads} through origin access control`,
      distribution.address,
    );
    return;
  }
  if (encryption.kind !== 'customer') {
    yield unseen(stated, `the key that encrypts ${bucket.address}`);
    return;
  }
  const policy = keyPolicyOf(estate, encryption.key);
  if (policy !== undefined && policy.statements === undefined) {
    yield unseen(policy.stated, 'the key policy');
    return;
  }
  const subject = policy?.stated ?? encryption.key;
  const answers = (policy?.statements ?? []).map((statement) =>
    letsDistribution(estate, subject, statement, distribution),
  );
  if (answers.includes('yes')) return;
  if (answers.includes('unknown')) {
    yield unseen(subject, 'aws:SourceArn of the statement for cloudfront.amazonaws.com');
    return;
  }
  yield problem(
    subject,
    `does not let cloudfront.amazonaws.com kms:Decrypt for this distribution, and ${reads}`,
    distribution.address,
  );
}
