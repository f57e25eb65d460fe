import type { ResourceType } from '../resource-type/resource-type';
import { acmCertificate } from './acm-certificate';
import { acmpcaCertificateAuthority } from './acmpca-certificate-authority';
import { acmpcaPolicy } from './acmpca-policy';

export const CERTIFICATES: readonly ResourceType[] = [
  acmCertificate,
  acmpcaCertificateAuthority,
  acmpcaPolicy,
];
