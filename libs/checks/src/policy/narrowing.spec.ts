import { isNarrowed } from './narrowing';
import type { Statement } from './policy';

const allowing = (conditions: Statement['conditions']): Statement => ({
  effect: 'Allow',
  actions: ['sns:Publish'],
  notActions: [],
  resources: ['*'],
  notResources: [],
  conditions,
});
const under = (operator: string, key: string, ...values: readonly string[]): Statement =>
  allowing([{ operator, key, values }]);
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:news';

it.each([
  ['StringEquals', 'aws:principalorgid', 'o-1'],
  ['ArnLike', 'aws:sourcearn', TOPIC],
  ['ArnLike', 'aws:sourcearn', 'arn:aws:s3:::photos'],
  ['ArnLike', 'aws:sourcearn', 'arn:aws:sns:*:111122223333:*'],
  ['IpAddress', 'aws:sourceip', '192.0.2.0/24'],
  ['StringEquals', 'aws:vpceaccount', '111122223333'],
  ['StringEquals', 'aws:vpceorgid', 'o-1'],
  ['ForAnyValue:StringLike', 'aws:vpceorgpaths', 'o-1/r-1/*'],
  ['StringLike', 'aws:sourcevpce', 'vpce-0123*'],
  ['StringLike', 'sns:endpoint', '*@example.com'],
  ['StringLike', 'aws:principalarn', 'arn:aws:iam::111122223333:role/*'],
  ['ForAnyValue:StringLike', 'aws:principalorgpaths', 'o-1/r-1/*'],
])('is narrowed by %s of %s to %s', (operator, key, value) => {
  expect(isNarrowed(under(operator, key, value))).toBe(true);
});

it.each([
  ['StringNotEquals', 'aws:principalorgid', 'o-1'],
  ['ArnNotLike', 'aws:sourcearn', TOPIC],
  ['NotIpAddress', 'aws:sourceip', '192.0.2.0/24'],
  ['Null', 'aws:sourcearn', 'false'],
  ['StringEqualsIfExists', 'aws:sourceaccount', '111122223333'],
  ['ForAllValues:StringEquals', 'aws:principalorgpaths', 'o-1/r-1'],
  ['StringEqualsIfExists', 'aws:vpceaccount', '111122223333'],
  ['StringLike', 'aws:sourceaccount', '*'],
  ['StringLike', 'aws:sourceaccount', '????????????'],
  ['StringLike', 'aws:vpceorgid', 'o-*'],
  ['ForAnyValue:StringLike', 'aws:vpceorgpaths', 'o-*/r-1/*'],
  ['StringLike', 'aws:sourcevpce', 'vpce-*'],
  ['StringLike', 'sns:endpoint', '*'],
  ['StringEquals', 'sns:protocol', 'https'],
  ['StringLike', 'aws:principalarn', 'arn:aws:iam::*:role/deploy'],
  ['IpAddress', 'aws:sourceip', '0.0.0.0/0'],
  ['ArnLike', 'aws:sourcearn', 'arn:aws:sns:eu-west-1:*:news'],
  ['ArnLike', 'aws:sourcearn', 'arn:aws:s3:::*'],
  ['Bool', 'aws:securetransport', 'true'],
  ['StringEquals', 'sts:externalid', 'shop'],
])('is not narrowed by %s of %s to %s', (operator, key, value) => {
  expect(isNarrowed(under(operator, key, value))).toBe(false);
});

it('is not narrowed where one value of several means everybody', () => {
  expect(isNarrowed(under('StringLike', 'aws:sourceaccount', '111122223333', '*'))).toBe(false);
});

it('is not narrowed by the addresses of the internet in pieces', () => {
  const pieces = under('IpAddress', 'aws:sourceip', '0.0.0.0/1', '128.0.0.0/1');
  expect(isNarrowed(pieces)).toBe(false);
});

it('is narrowed by a value that the apply fills in', () => {
  expect(isNarrowed(under('ArnEquals', 'aws:sourcearn', '${aws_sns_topic.T.arn}'))).toBe(true);
});

it('is not narrowed without conditions', () => {
  expect(isNarrowed(allowing([]))).toBe(false);
});
