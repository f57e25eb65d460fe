import { blocksOf, isUnknown, textOf, textsOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import { number, type Refusal } from './refusal';

/** docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html: Certificates */
export const listenerCertificate: Refusal = ({ protocol, certificate_arn }) => {
  const name = textOf(protocol);
  if (name === undefined) return undefined;
  const isSecure = ['HTTPS', 'TLS'].includes(name);
  if (isSecure && !isStated(certificate_arn)) return `is ${name} and has no certificate_arn`;
  return !isSecure && isStated(certificate_arn)
    ? `is ${name} and has a certificate_arn, which ${name} does not take`
    : undefined;
};

/** docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
export const loadBalancerSubnets: Refusal = (attributes) => {
  const { subnets, subnet_mapping, load_balancer_type } = attributes;
  if (isUnknown(load_balancer_type) || isUnknown(subnets)) return undefined;
  const isApplication = [undefined, 'application'].includes(textOf(load_balancer_type));
  const count = (Array.isArray(subnets) ? subnets.length : 0) + blocksOf(subnet_mapping).length;
  return isApplication && count === 1
    ? 'is an application load balancer with one subnet, and it needs two zones'
    : undefined;
};

/** docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html: Condition Values per Rule */
export const ruleConditions: Refusal = ({ condition }) => {
  const values = blocksOf(condition).flatMap((each) =>
    ['host_header', 'path_pattern', 'http_header', 'http_request_method', 'source_ip']
      .flatMap((name) => blocksOf(each[name]))
      .flatMap((block) => textsOf(block['values'])),
  );
  const queries = blocksOf(condition).flatMap((each) => blocksOf(each['query_string']));
  const count = values.length + queries.length;
  return count > 5 ? `has ${count} condition values, and a rule takes 5` : undefined;
};

/** docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html: HealthCheckIntervalSeconds */
export const healthCheck: Refusal = (attributes) => {
  for (const check of blocksOf(attributes['health_check'])) {
    const [timeout, interval] = [number(check, 'timeout'), number(check, 'interval')];
    if (timeout !== undefined && timeout >= (interval ?? 30))
      return `the timeout of its health check, ${timeout} s, is not below its interval, ${interval ?? 30} s`;
  }
  return undefined;
};
