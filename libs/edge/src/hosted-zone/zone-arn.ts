import type { Conditions } from '@archway/core';
import { environmentOf, formatArn, onlyFrom } from '@archway/core';
import type { IConstruct } from 'constructs';

/** A zone as policies name it: Route 53 is global, and its ARNs have neither region nor account. */
export function zoneArn(scope: IConstruct, hostedZoneId: string): string {
  return formatArn(scope, {
    service: 'route53',
    region: '',
    accountId: '',
    resource: `hostedzone/${hostedZoneId}`,
  });
}

/** The conditions that let Route 53 act for this zone alone. */
export function onlyForZone(scope: IConstruct, hostedZoneId: string): Conditions {
  return onlyFrom(zoneArn(scope, hostedZoneId), environmentOf(scope).accountId);
}
