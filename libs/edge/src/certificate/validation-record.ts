import type { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { isOpen } from '@archway/core';
import { Fn, ref, Token } from 'cdktf';
import { isWithin } from '../domain-name/domain-name';
import type { IHostedZone } from '../hosted-zone/hosted-zone-reference';

/** Names that one record validates. */
export interface ValidationGroup {
  readonly id: string;
  /** One of the names. */
  readonly domainName: string;
  readonly zone: IHostedZone;
}

/**
 * The records that validate names: `example.com` and `*.example.com` share one. A record's id is made of its name, so
 * that names come and go without moving each other.
 *
 * @param names in lower case
 */
export function validationGroups(
  names: readonly string[],
  zones: readonly IHostedZone[],
): readonly ValidationGroup[] {
  const groups = new Map<string, ValidationGroup>();
  names.forEach((domainName, index) => {
    const id = isOpen(domainName) ? `Name${index}` : domainName.replace(/^\*\./, '');
    const zone = zoneFor(domainName, zones);
    if (zone && !groups.has(id)) groups.set(id, { id, domainName, zone });
  });
  return [...groups.values()];
}

/** The smallest zone that a name is within; the first one where that cannot be known. */
export function zoneFor(name: string, zones: readonly IHostedZone[]): IHostedZone | undefined {
  if (isOpen(name)) return zones[0];
  const within = zones.filter(({ zoneName }) => isOpen(zoneName) || isWithin(name, zoneName));
  return [...within].sort((one, other) => other.zoneName.length - one.zoneName.length)[0];
}

/** What ACM wants to read in the record of a name. */
export function validationOption(
  certificate: AcmCertificate,
  domainName: string,
  attribute: 'resource_record_name' | 'resource_record_value',
): string {
  const options = `${certificate.terraformResourceType}.${certificate.friendlyUniqueId}.domain_validation_options`;
  // Within an expression, what Terraform computes stands without quotes.
  const name = isOpen(domainName) ? Fn.lower(domainName) : `"${domainName}"`;
  const chosen = `[for option in ${options} : option.${attribute} if option.domain_name == ${name}][0]`;
  return Token.asString(ref(chosen, certificate.cdktfStack));
}
