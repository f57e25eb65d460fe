import type { OriginKind } from '@archway/caching';
import { blocksOf, isUnknown, textOf, type ObjectValue, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { wordsOf } from '../estate/reference';

/** The website endpoint of a bucket, and the arguments and outputs that are called after it. */
const WEBSITE = /\.s3-website[.-][\w-]+\.amazonaws\.com(\.cn)?$|website_endpoint(\[[^\]]*\])?\}?$/;

/** Whether an origin is a bucket as a website, which answers HTTP alone and is public. */
export function isWebsite(domain: Value | undefined): boolean {
  return WEBSITE.test(nameOf(domain));
}

/** The domain name of an origin, or Terraform's words for it. */
export function nameOf(domain: Value | undefined): string {
  return isUnknown(domain) ? wordsOf(domain) : (textOf(domain) ?? '');
}

/** Names under which AWS answers, and what of it. */
const NAMES: readonly (readonly [RegExp, OriginKind])[] = [
  [/\.s3([.-][\w-]+)*\.amazonaws\.com(\.cn)?$|bucket_(regional_)?domain_name\}?$/, 'bucket'],
  [/\.lambda-url\.[\w-]+\.on\.aws$/, 'function-url'],
  [/\.execute-api\.[\w-]+\.amazonaws\.com(\.cn)?$/, 'api'],
  [/\.elb\.amazonaws\.com(\.cn)?$|\.elb\.[\w-]+\.amazonaws\.com(\.cn)?$/, 'load-balancer'],
];

const TYPES: Readonly<Record<string, OriginKind>> = {
  aws_s3_bucket: 'bucket',
  aws_lambda_function_url: 'function-url',
  aws_api_gateway_stage: 'api',
  aws_api_gateway_rest_api: 'api',
  aws_api_gateway_deployment: 'api',
  aws_apigatewayv2_api: 'api',
  aws_apigatewayv2_stage: 'api',
  aws_lb: 'load-balancer',
  aws_alb: 'load-balancer',
};

/** What answers at the origin, or at the first of an origin group. */
export function originKindOf(
  estate: Estate,
  distribution: Subject,
  originId: Value | undefined,
): OriginKind {
  const origin = originOf(distribution, originId);
  if (origin === undefined) return 'unknown';
  const domain = origin['domain_name'];
  if (isWebsite(domain)) return 'bucket-website';
  const text = nameOf(domain);
  const byName = NAMES.find(([pattern]) => pattern.test(text))?.[1];
  if (byName !== undefined) return byName;
  if (blocksOf(origin['vpc_origin_config']).length > 0) return 'load-balancer';
  if (isStated(origin['origin_access_control_id']) && isOfBucket(origin)) return 'bucket';
  // The words may hold functions around the reference: replace(aws_lambda_function_url.x.function_url, …).
  const [, type] = /\b(aws_\w+)\./.exec(text) ?? [];
  const byReference =
    type !== undefined && Object.hasOwn(TYPES, type)
      ? TYPES[type]
      : targetKind(estate, distribution, domain);
  return (
    byReference ?? (isUnknown(domain) || text === '' || text.includes('${') ? 'unknown' : 'server')
  );
}

/** The block of an origin, by id; the first member of a group. */
export function originOf(
  distribution: Subject,
  originId: Value | undefined,
): ObjectValue | undefined {
  const { attributes } = distribution;
  const same = (value: Value | undefined): boolean => sameId(value, originId);
  const group = blocksOf(attributes['origin_group']).find((each) => same(each['origin_id']));
  if (group !== undefined) {
    const [first] = blocksOf(group['member']);
    return first === undefined
      ? undefined
      : blocksOf(attributes['origin']).find((each) =>
          sameId(each['origin_id'], first['origin_id']),
        );
  }
  return blocksOf(attributes['origin']).find((each) => same(each['origin_id']));
}

function sameId(one: Value | undefined, other: Value | undefined): boolean {
  const words = (value: Value | undefined): string | undefined =>
    isUnknown(value) ? value.expression : textOf(value);
  const left = words(one);
  return left !== undefined && left === words(other);
}

function targetKind(
  estate: Estate,
  distribution: Subject,
  domain: Value | undefined,
): OriginKind | undefined {
  const found = estate.target(distribution, domain, ...Object.keys(TYPES));
  return found === undefined ? undefined : TYPES[found.type];
}

/** Origins that are no bucket say how to connect to them. */
function isOfBucket(origin: ObjectValue): boolean {
  return blocksOf(origin['custom_origin_config']).length === 0;
}
