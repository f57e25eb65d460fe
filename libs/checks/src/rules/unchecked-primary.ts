import { blocksOf, textOf } from '@archway/terraform';
import { flagOr, isStated } from '../estate/attributes';
import { problem, type Rule } from '../rule/rule';

/** The hosted zone of every CloudFront distribution ("AliasTarget"). */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

export const uncheckedPrimary: Rule = {
  id: 'unchecked-primary',
  group: 'edge',
  severity: 'error',
  title: 'A primary record cannot fail over, or an alias evaluates what cannot be evaluated',
  looksFor:
    'Failover records of type PRIMARY without a health check, unless they are an alias that evaluates the health of its target, and aliases of CloudFront distributions that evaluate the health of their target.',
  why: 'Without a check Route 53 takes the primary for healthy and never answers with the secondary. For a distribution Route 53 refuses evaluate_target_health.',
  fix: 'Set health_check_id, or evaluate_target_health = true on an alias of anything but a distribution.',
  awsPage: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-types.html',
  *check(estate) {
    for (const record of estate.all('aws_route53_record')) {
      const [failover] = blocksOf(record.attributes['failover_routing_policy']);
      const [alias] = blocksOf(record.attributes['alias']);
      const evaluates = flagOr(alias?.['evaluate_target_health'], false);
      const distribution =
        textOf(alias?.['zone_id']) === CLOUDFRONT_ZONE ||
        estate.target(record, alias?.['name'], 'aws_cloudfront_distribution') !== undefined;
      if (distribution && evaluates === true) {
        yield problem(record, 'evaluates the health of a CloudFront distribution', 'distribution');
      } else if (
        textOf(failover?.['type']) === 'PRIMARY' &&
        !isStated(record.attributes['health_check_id']) &&
        evaluates === false
      ) {
        yield problem(record, 'is the PRIMARY record and has no health check', 'primary');
      }
    }
  },
};
