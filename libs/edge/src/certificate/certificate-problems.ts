import type { Problem } from '@archway/core';
import { isOpen, notOneOf, problemIf, show } from '@archway/core';
import { hostNameProblem } from '../domain-name/domain-name';
import type { IHostedZone } from '../hosted-zone/hosted-zone-reference';
import type { CertificateProps } from './certificate';
import { zoneFor } from './validation-record';

/**
 * Lengths of names: the first is the certificate's common name.
 *
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
 */
const LONGEST_FIRST_NAME = 64;
const LONGEST_NAME = 253;
const MOST_NAMES = 100;

/** Keys that ACM issues public certificates for. */
export const CERTIFICATE_KEY_ALGORITHMS = ['EC_prime256v1', 'EC_secp384r1', 'RSA_2048'] as const;

export type CertificateKeyAlgorithm = (typeof CERTIFICATE_KEY_ALGORITHMS)[number];

/** What is wrong with a certificate that is to be validated in these zones. */
export function certificateProblems(
  props: CertificateProps,
  zones: readonly IHostedZone[],
): readonly Problem[] {
  const { domainName, subjectAlternativeNames = [] } = props;
  const names = [domainName, ...subjectAlternativeNames];
  const twice = names.filter((name, index) => !isOpen(name) && names.indexOf(name) !== index);
  return [
    ...nameProblems('domainName', domainName, LONGEST_FIRST_NAME, zones),
    ...subjectAlternativeNames.flatMap((name) =>
      nameProblems('subjectAlternativeNames', name, LONGEST_NAME, zones),
    ),
    problemIf(twice.length > 0, `names must differ, got ${show(twice[0])} more than once`),
    problemIf(
      names.length > MOST_NAMES,
      `names must be at most ${MOST_NAMES}, got ${names.length}`,
    ),
    notOneOf('keyAlgorithm', props.keyAlgorithm, CERTIFICATE_KEY_ALGORITHMS),
    ...zones
      .filter(({ isPrivate }) => isPrivate)
      .map(({ node }) => `zone must be public, got ${show(node.path)}`),
  ];
}

function nameProblems(
  prop: string,
  name: string,
  longest: number,
  zones: readonly IHostedZone[],
): readonly Problem[] {
  if (isOpen(name)) return [];
  return [
    hostNameProblem(prop, name, { wildcard: true }),
    problemIf(
      name.length > longest,
      `${prop} must have at most ${longest} characters, got ${name.length} in ${show(name)}`,
    ),
    problemIf(
      zoneFor(name, zones) === undefined,
      `${prop} must be within a zone given (${zones.map(({ zoneName }) => zoneName).join(', ')}), got ${show(name)}`,
    ),
  ];
}
