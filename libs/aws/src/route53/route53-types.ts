import type { ResourceType } from '../resource-type/resource-type';
import { route53DelegationSet } from './delegation-set';
import { route53KeySigningKey } from './key-signing-key';
import { route53Record } from './record';
import { route53ResolverEndpoint } from './resolver-endpoint';
import { route53Zone } from './zone';
import { route53domainsRegisteredDomain } from './route53domains-registered-domain';

export const ROUTE53: readonly ResourceType[] = [
  route53DelegationSet,
  route53KeySigningKey,
  route53Record,
  route53ResolverEndpoint,
  route53Zone,
  route53domainsRegisteredDomain,
];
