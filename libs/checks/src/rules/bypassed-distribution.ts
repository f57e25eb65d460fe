import { blocksOf, isList, textOf, type ObjectValue } from '@archway/terraform';
import { isWebsite, nameOf } from '../caching/origins';
import { flagOr, isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { interpolationsIn } from '../estate/reference';
import { ingressesOfGroup, isOpenToAll } from '../security-group/ingress';
import { problem, type Rule } from '../rule/rule';

export const bypassedDistribution: Rule = {
  id: 'bypassed-distribution',
  group: 'edge',
  severity: 'warning',
  title: 'An origin answers also those who go around CloudFront',
  looksFor:
    'Origins of enabled distributions that are a bucket without origin access control or identity, an S3 website, or an internet-facing load balancer of these configurations whose security group lets the whole internet in.',
  why: "Who finds the origin's own name gets everything past the web ACL, the cache and the signed URLs. A bucket has to be public for it, or answers nobody.",
  fix: "Use origin access control for a bucket; a VPC origin, or a security group with CloudFront's prefix list (com.amazonaws.global.cloudfront.origin-facing), for a load balancer.",
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      if (flagOr(distribution.attributes['enabled'], true) === false) continue;
      for (const origin of blocksOf(distribution.attributes['origin'])) {
        const name = textOf(origin['origin_id']) ?? 'an origin';
        const wrong = wrongOf(estate, distribution, origin);
        if (wrong !== undefined) yield problem(distribution, `the origin ${name} ${wrong}`, name);
      }
    }
  },
};

function wrongOf(estate: Estate, distribution: Subject, origin: ObjectValue): string | undefined {
  const domain = origin['domain_name'];
  if (isWebsite(domain)) return 'is an S3 website, which has to be public';
  const text = nameOf(domain);
  const bucket = estate.target(distribution, domain, 'aws_s3_bucket');
  if (bucket !== undefined || /\.s3[.-][\w-]*\.?amazonaws\.com$|\.s3\.amazonaws\.com$/.test(text)) {
    const identity = blocksOf(origin['s3_origin_config']).some((block) =>
      isStated(block['origin_access_identity']),
    );
    return identity || isStated(origin['origin_access_control_id'])
      ? undefined
      : 'is a bucket without origin_access_control_id';
  }
  if (blocksOf(origin['vpc_origin_config']).length > 0) return undefined;
  const balancer =
    interpolationsIn(text).length > 0
      ? estate.target(distribution, domain, 'aws_lb', 'aws_alb')
      : undefined;
  return balancer === undefined ? undefined : openTo(estate, balancer);
}

function openTo(estate: Estate, balancer: Subject): string | undefined {
  if (flagOr(balancer.attributes['internal'], false) !== false) return undefined;
  const groups = balancer.attributes['security_groups'];
  const open = (isList(groups) ? groups : [])
    .flatMap((group) => estate.target(balancer, group, 'aws_security_group') ?? [])
    .flatMap((group) => ingressesOfGroup(estate, group))
    .find(isOpenToAll);
  return open === undefined
    ? undefined
    : `is ${balancer.address}, which ${open.stated.address} opens to the whole internet`;
}
