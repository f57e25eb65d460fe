import type {
  HubAndSpokeProps,
  HubVpc,
  NetworkSpoke,
  Spoke,
  VpcSpoke,
} from './hub-and-spoke-props';
import type { Routing } from './routing';

/** Whether the spoke is a VPC. */
export function isVpcSpoke(spoke: Spoke): spoke is VpcSpoke {
  return 'vpc' in spoke;
}

/** What the props say about routing, without constructs. */
export function readRouting(props: HubAndSpokeProps): Routing {
  const { domains, spokes, inspection, egress } = props;
  return {
    domains,
    networks: Object.entries(spokes).map(([name, spoke]) => ({
      name,
      domain: spoke.domain,
      cidrBlocks: isVpcSpoke(spoke) ? blocksOf(spoke) : spoke.cidrBlocks,
      propagates: isVpcSpoke(spoke) || propagates(spoke),
    })),
    ...(inspection === undefined
      ? {}
      : {
          inspection: {
            cidrBlocks: blocksOf(inspection),
            between: inspection.between ?? 'all',
            egress: inspection.egress ?? true,
          },
        }),
    ...(egress === undefined
      ? {}
      : { egress: egress === 'inspection' ? egress : { cidrBlocks: blocksOf(egress) } }),
  };
}

function propagates({ attachments }: NetworkSpoke): boolean {
  return Object.values(attachments).every((attachment) => attachment.propagates);
}

/** The VPC's own blocks go by family and place: the first never changes, and further ones come at the end. */
function blocksOf({ vpc, cidrBlocks }: HubVpc): Readonly<Record<string, string>> {
  if (cidrBlocks !== undefined) return cidrBlocks;
  const named = (family: string, blocks: readonly string[]) =>
    blocks.map((block, index) => [index === 0 ? family : `${family}-${index + 1}`, block] as const);
  return Object.fromEntries([
    ...named('ipv4', vpc.ipv4CidrBlocks),
    ...named('ipv6', vpc.ipv6CidrBlocks),
  ]);
}
