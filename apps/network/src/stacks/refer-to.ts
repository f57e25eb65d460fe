import type { IVpc } from '@archway/networking';
import { Vpc } from '@archway/networking';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * A VPC of another stack, as this stack sees it: identifiers come from the other stack's state, blocks and zones are
 * known now, so that overlaps are refused at synthesis.
 */
export function referTo(
  scope: Construct,
  id: string,
  vpc: Vpc,
  provider?: TerraformProvider,
): IVpc {
  return Vpc.fromVpcAttributes(scope, id, {
    vpcId: vpc.vpcId,
    vpcArn: vpc.vpcArn,
    ipv4CidrBlocks: vpc.ipv4CidrBlocks,
    availabilityZones: vpc.availabilityZones,
    provider,
    tiers: Object.fromEntries(
      vpc.tiers.map((tier) => [
        tier,
        vpc.subnets(tier).map((subnet) => ({
          subnetId: subnet.subnetId,
          subnetArn: subnet.subnetArn,
          availabilityZone: subnet.availabilityZone,
          ipv4CidrBlock: subnet.ipv4CidrBlock,
          routeTableId: subnet.routeTable.routeTableId,
        })),
      ]),
    ),
  });
}
