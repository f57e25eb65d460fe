import { HostedZone, RecordSet } from '@archway/edge';
import type { Construct } from 'constructs';
import type { SiteConfig } from '../config/config';

/** Names that only the VPC knows: the database moves, its name stays. */
export function addInside(scope: Construct, config: SiteConfig): HostedZone {
  const zone = new HostedZone(scope, 'Inside', {
    zoneName: 'internal',
    vpc: { vpcId: config.vpcId },
  });
  new RecordSet(scope, 'InsideDatabase', {
    zone,
    recordName: 'database.internal',
    type: 'CNAME',
    values: [config.databaseEndpoint],
    ttlSeconds: 60,
  });
  return zone;
}
