import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { AwsStack } from '@archway/core';
import { itPlans, planOffline, synth, testApp } from '@archway/testing';
import type { Construct } from 'constructs';
import { NETWORK } from '../plain-task/plain-task';
import type { ApplicationLoadBalancerProps } from './application-load-balancer';
import { ApplicationLoadBalancer } from './application-load-balancer';
import type { ApplicationTargetGroupProps } from './application-target-group';
import { ApplicationTargetGroup } from './application-target-group';
import { Authentication } from './authentication';
import { ListenerAction } from './listener-action';
import { NetworkLoadBalancer } from './network-load-balancer';
import { NetworkTargetGroup } from './network-target-group';

const { vpc, subnets, securityGroups } = NETWORK;
const CERTIFICATES = [
  {
    certificateArn:
      'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  },
];
const NOT_FOUND = ListenerAction.fixedResponse({ statusCode: 404 });

const balancer = (scope: Construct, props: Partial<ApplicationLoadBalancerProps> = {}) =>
  new ApplicationLoadBalancer(scope, 'Balancer', { subnets, securityGroups, ...props });

const group = (scope: Construct, props: Partial<ApplicationTargetGroupProps> = {}) =>
  new ApplicationTargetGroup(scope, 'Group', { vpc, port: 8_080, ...props });

it('is internal, cannot be deleted and drops what is no header', () => {
  expect(synth((scope) => void balancer(scope)).only(Lb)).toMatchObject({
    internal: true,
    enable_deletion_protection: true,
    drop_invalid_header_fields: true,
  });
});

it('speaks TLS 1.2 and later and tells browsers to come back that way', () => {
  const stack = synth((scope) => {
    balancer(scope).addHttpsListener('Https', {
      certificates: CERTIFICATES,
      defaultAction: NOT_FOUND,
    });
  });
  expect(stack.only(LbListener)).toMatchObject({
    protocol: 'HTTPS',
    port: 443,
    ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
    routing_http_response_strict_transport_security_header_value:
      'max-age=31536000; includeSubDomains',
  });
});

it('sends HTTP to HTTPS', () => {
  const stack = synth((scope) => void balancer(scope).addHttpsRedirect('Http'));
  expect(stack.only(LbListener).default_action[0].redirect).toMatchObject({
    protocol: 'HTTPS',
    port: '443',
    status_code: 'HTTP_301',
  });
});

it.each<[string, Partial<ApplicationLoadBalancerProps>]>([
  ['subnets must be at least 2', { subnets: subnets.slice(0, 1) }],
  ['subnets must be in different zones', { subnets: [...subnets, ...subnets.slice(0, 1)] }],
  ['loadBalancerName must be', { loadBalancerName: 'internal-shop' }],
  ['webAcl must be of scope REGIONAL', { webAcl: { webAclArn: 'arn', scope: 'CLOUDFRONT' } }],
])('refuses: %s', (problem, props) => {
  expect(() => synth((scope) => void balancer(scope, props))).toThrow(problem);
});

it.each<[string, Partial<ApplicationTargetGroupProps>]>([
  [
    'healthCheck.timeoutSeconds must be below intervalSeconds 10, got 10',
    { healthCheck: { intervalSeconds: 10, timeoutSeconds: 10 } },
  ],
  ['healthCheck.path must be', { healthCheck: { path: 'health' } }],
  ['algorithm must be round_robin', { slowStartSeconds: 30, algorithm: 'weighted_random' }],
])('refuses: %s', (problem, props) => {
  expect(() => synth((scope) => void group(scope, props))).toThrow(problem);
});

it.each<Partial<ApplicationTargetGroupProps>>([
  { healthCheck: { intervalSeconds: 10, timeoutSeconds: 9 } },
  { healthCheck: { path: '/health' } },
  { slowStartSeconds: 30 },
])('takes %j', (props) => {
  expect(() => synth((scope) => void group(scope, props))).not.toThrow();
});

it('refuses two rules of one priority, and one that is for nothing', () => {
  expect(() =>
    synth((scope) => {
      const listener = balancer(scope).addPlaintextListener('Http', { defaultAction: NOT_FOUND });
      const conditions = { pathPatterns: ['/a'] };
      listener.addRule('A', { priority: 1, conditions, action: NOT_FOUND });
      listener.addRule('B', { priority: 1, conditions: {}, action: NOT_FOUND });
    }),
  ).toThrow(
    "rule 'B' must have a priority of its own, got 1 of 'A'; rule 'B' conditions must have 1 to 5 values, got 0",
  );
});

itPlans('is taken by the real provider with every kind of action and listener', () => {
  const stack = new AwsStack(testApp(), 'shop', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const https = balancer(stack, { scheme: 'internet-facing' }).addHttpsListener('Https', {
    certificates: CERTIFICATES,
    defaultAction: ListenerAction.forward(group(stack, { stickinessSeconds: 60 })),
    authentication: Authentication.oidc({
      issuer: 'https://id.example.com',
      authorizationEndpoint: 'https://id.example.com/authorize',
      tokenEndpoint: 'https://id.example.com/token',
      userInfoEndpoint: 'https://id.example.com/user',
      clientId: 'shop',
      clientSecret: 'of-a-spec',
    }),
  });
  https.addRule('Moved', {
    priority: 5,
    conditions: {
      hostHeaders: ['old.example.com'],
      httpMethods: ['GET'],
      headers: { 'x-from': ['app'] },
      queryStrings: { page: '1' },
      sourceIps: ['10.0.0.0/8'],
    },
    action: ListenerAction.redirect({ host: 'new.example.com' }),
  });
  const network = new NetworkLoadBalancer(stack, 'Network', { subnets, securityGroups });
  network.addListener('Tls', {
    port: 443,
    protocol: 'TLS',
    certificate: CERTIFICATES[0],
    targetGroup: new NetworkTargetGroup(stack, 'Tcp', { vpc, port: 8_080 }),
  });
  expect(planOffline(stack).inventory).toMatchObject({ aws_lb: 2, aws_lb_listener: 2 });
});
