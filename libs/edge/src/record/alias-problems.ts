import type { Problem } from '@archway/core';
import { problemIf, show } from '@archway/core';
import type { IHostedZone } from '../hosted-zone/hosted-zone-reference';
import type { AliasDestination, AliasRecord } from './alias-target';
import { CLOUDFRONT_HOSTED_ZONE_ID } from './alias-targets';

/** What is wrong with an alias of this destination. */
export function aliasProblems(
  destination: AliasDestination,
  { recordType }: AliasRecord,
  zone: IHostedZone,
  evaluateTargetHealth: boolean | undefined,
): readonly Problem[] {
  const { hostedZoneId, evaluateTargetHealthAllowed, recordTypes } = destination;
  return [
    problemIf(
      evaluateTargetHealth === true && !evaluateTargetHealthAllowed,
      'evaluateTargetHealth must not be true: AWS does not tell the health of this target, got true',
    ),
    problemIf(
      recordTypes !== undefined && !recordTypes.includes(recordType),
      `type must be one of ${recordTypes?.join(', ')} for this alias, got ${show(recordType)}`,
    ),
    problemIf(
      zone.isPrivate && hostedZoneId === CLOUDFRONT_HOSTED_ZONE_ID,
      `zone must be public for an alias of CloudFront, got ${show(zone.node.path)}`,
    ),
  ];
}
