import type { ResourceType } from '../resource-type/resource-type';
import { sesIdentityPolicy } from './ses-identity-policy';
import { sesv2EmailIdentityPolicy } from './sesv2-email-identity-policy';
import { sesv2DedicatedIpPool } from './sesv2-dedicated-ip-pool';
import { sesEmailIdentity } from './ses-email-identity';

export const MAIL: readonly ResourceType[] = [
  sesIdentityPolicy,
  sesv2EmailIdentityPolicy,
  sesv2DedicatedIpPool,
  sesEmailIdentity,
];
