import { blocksOf, textOf, textsOf, type Value } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

const GLOBAL = 'us-east-1';

export const certificateRegion: Rule = {
  id: 'certificate-region',
  group: 'apply-fails',
  severity: 'error',
  title: 'A certificate for the edge is not in us-east-1',
  looksFor:
    'Certificates of ACM, named by ARN or declared here, in another Region than us-east-1: in the viewer certificate of a distribution, in certificate_arn of an edge-optimized domain name of API Gateway, and in a custom domain of Cognito.',
  why: 'CloudFront takes certificates from us-east-1 alone, and edge-optimized domain names and domains of Cognito are distributions: the plan passes and the apply fails.',
  fix: 'Request the certificate with a provider for us-east-1.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      for (const block of blocksOf(distribution.attributes['viewer_certificate']))
        yield* judge(estate, distribution, block['acm_certificate_arn']);
    }
    for (const name of estate.all('aws_api_gateway_domain_name')) {
      const types = blocksOf(name.attributes['endpoint_configuration']).flatMap((block) =>
        textsOf(block['types']),
      );
      if (types.length === 0 || types.includes('EDGE'))
        yield* judge(estate, name, name.attributes['certificate_arn']);
    }
    for (const domain of estate.all('aws_cognito_user_pool_domain'))
      yield* judge(estate, domain, domain.attributes['certificate_arn']);
  },
};

function* judge(estate: Estate, subject: Subject, value: Value | undefined): Iterable<Observation> {
  const target = estate.target(
    subject,
    value,
    'aws_acm_certificate',
    'aws_acm_certificate_validation',
  );
  const arn = textOf(value);
  const written = /^arn:[\w-]+:acm:([\w-]+):/.exec(arn ?? '')?.[1];
  const region = written ?? target?.resource.region;
  if (region === undefined) {
    if (target !== undefined) yield unseen(target, 'the region of its provider');
  } else if (region !== GLOBAL) {
    const named = target?.address ?? arn ?? 'a certificate';
    yield problem(subject, `names ${named}, which is in ${region}`, named);
  }
}
