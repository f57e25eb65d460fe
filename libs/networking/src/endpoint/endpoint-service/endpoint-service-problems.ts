import type { Problem } from '@archway/core';
import { notMatching, notOneOf, problemIf, show } from '@archway/core';
import type { EndpointServiceProps } from './endpoint-service-props';

/** What is wrong with a service in `region`. */
export function endpointServiceProblems(
  props: EndpointServiceProps,
  region: string,
): readonly Problem[] {
  const { loadBalancers, allowedPrincipals = [], supportedIpAddressTypes } = props;
  const [prop, arns, kind] =
    'networkLoadBalancerArns' in loadBalancers
      ? (['networkLoadBalancerArns', loadBalancers.networkLoadBalancerArns, 'net'] as const)
      : (['gatewayLoadBalancerArns', loadBalancers.gatewayLoadBalancerArns, 'gwy'] as const);
  const isGateway = kind === 'gwy';
  return [
    problemIf(arns.length === 0, `loadBalancers.${prop} must be at least one`),
    ...arns.map((arn) =>
      notMatching(
        `loadBalancers.${prop}`,
        arn,
        new RegExp(`^arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:\\d{12}:loadbalancer/${kind}/`),
        `ARNs of ${isGateway ? 'Gateway' : 'Network'} Load Balancers`,
      ),
    ),
    ...allowedPrincipals.map((principal) =>
      notMatching(
        'allowedPrincipals',
        principal,
        /^(\*|arn:[a-z-]+:iam::\d{12}:(root|role\/.+|user\/.+))$/,
        'ARNs such as arn:aws:iam::444455556666:root, or *',
      ),
    ),
    notMatching(
      'privateDnsName',
      props.privateDnsName,
      /^(\*\.)?([a-z0-9_]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
      'a name such as orders.example.com',
    ),
    problemIf(
      isGateway && props.privateDnsName !== undefined,
      `privateDnsName must be left out for Gateway Load Balancers, got ${show(props.privateDnsName)}`,
    ),
    problemIf(
      supportedIpAddressTypes?.length === 0,
      'supportedIpAddressTypes must be at least one, or left out',
    ),
    ...(supportedIpAddressTypes ?? []).map((type) =>
      notOneOf('supportedIpAddressTypes', type, ['ipv4', 'ipv6']),
    ),
    ...(props.supportedRegions ?? []).flatMap((each) => [
      notMatching('supportedRegions', each, /^[a-z]{2}(-[a-z]+)+-\d$/, 'regions such as eu-west-1'),
      problemIf(
        props.provider === undefined && each === region,
        `supportedRegions must leave out the service's own, got ${show(each)}`,
      ),
    ]),
  ];
}
