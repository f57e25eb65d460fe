import type { ResourceType } from '../resource-type/resource-type';
import { acmCertificate } from './acm-certificate';
import { acmpcaCertificateAuthority } from './acmpca-certificate-authority';

export const CERTIFICATES: readonly ResourceType[] = [acmCertificate, acmpcaCertificateAuthority];
