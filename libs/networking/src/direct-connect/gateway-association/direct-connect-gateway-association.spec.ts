import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DxGatewayAssociation } from '@cdktf/provider-aws/lib/dx-gateway-association';
import { DxGatewayAssociationProposal } from '@cdktf/provider-aws/lib/dx-gateway-association-proposal';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import { TransitGateway } from '../../transit-gateway/transit-gateway';
import { VpnGateway } from '../../vpn/vpn-gateway/vpn-gateway';
import { DirectConnectGateway } from '../gateway/direct-connect-gateway';
import type { AssociatedVpnGateway } from './direct-connect-gateway-association';
import { DirectConnectGatewayAssociation } from './direct-connect-gateway-association';

/** A Direct Connect gateway, and ways to associate something with it. */
const onGateway = (stack: Construct) => {
  const directConnectGateway = new DirectConnectGateway(stack, 'Onward');
  const vpc = (id: string, blocks: readonly string[], allowedPrefixes?: readonly string[]) => {
    const vpnGateway = VpnGateway.fromVpnGatewayAttributes(stack, `Gateway${id}`, {
      vpnGatewayId: `vgw-${id}`,
      ipv4CidrBlocks: blocks,
    });
    const gateway: AssociatedVpnGateway = { vpnGateway, allowedPrefixes };
    return new DirectConnectGatewayAssociation(stack, id, { directConnectGateway, gateway });
  };
  const hub = (id: string, amazonSideAsn: number, allowedPrefixes: readonly string[]) => {
    const transitGateway = TransitGateway.fromTransitGatewayAttributes(stack, `Hub${id}`, {
      transitGatewayId: `tgw-${id}`,
      transitGatewayArn: `arn:aws:ec2:eu-central-1:111122223333:transit-gateway/tgw-${id}`,
      amazonSideAsn,
    });
    return new DirectConnectGatewayAssociation(stack, id, {
      directConnectGateway,
      gateway: { transitGateway, allowedPrefixes },
    });
  };
  return { vpc, hub };
};

const make = (build: (on: ReturnType<typeof onGateway>) => void) =>
  synth((stack) => build(onGateway(stack)));

const blocks = (count: number) => Array.from({ length: count }, (_, index) => `10.${index}.0.0/16`);

describe('of a virtual private gateway', () => {
  it("tells outside of the VPC's blocks", () => {
    const stack = make(({ vpc }) => vpc('A', ['10.0.0.0/16', '10.1.0.0/16']));
    expect(stack.inventory).toEqual({ aws_dx_gateway: 1, aws_dx_gateway_association: 1 });
    expect(stack.only(DxGatewayAssociation)).toEqual({
      dx_gateway_id: '${aws_dx_gateway.Onward.id}',
      associated_gateway_id: 'vgw-A',
      allowed_prefixes: ['10.0.0.0/16', '10.1.0.0/16'],
    });
  });

  it.each(['10.0.0.0/16', '10.0.0.0/15', '2001:db8::/56'])('lets the VPC through %s', (prefix) => {
    expect(() => make(({ vpc }) => vpc('A', ['10.0.0.0/16'], [prefix]))).not.toThrow();
  });

  it.each(['10.0.0.0/24', '22.0.0.0/24'])('refuses %s, which lets nothing through', (prefix) => {
    expect(() => make(({ vpc }) => vpc('A', ['10.0.0.0/16'], [prefix]))).toThrow(
      `DirectConnectGatewayAssociation 'test/A': allowedPrefixes[0] must be the same as a block of the VPC (10.0.0.0/16) or wider, got "${prefix}"`,
    );
  });

  it('needs prefixes where the blocks are not known, whatever they are', () => {
    expect(() => make(({ vpc }) => vpc('A', []))).toThrow(
      "allowedPrefixes must be given where the VPC's blocks are not known, got none",
    );
    expect(() => make(({ vpc }) => vpc('A', [], ['10.0.0.0/24']))).not.toThrow();
    const token = Lazy.stringValue({ produce: () => '${local.block}' });
    expect(() => make(({ vpc }) => vpc('A', [token], [token]))).not.toThrow();
  });

  it('is of a VPC that overlaps no other', () => {
    const two = (block: string) =>
      make(({ vpc }) => {
        vpc('A', ['10.0.0.0/16']);
        vpc('B', [block]);
      });
    expect(() => two('10.1.0.0/16')).not.toThrow();
    expect(() => two('10.0.128.0/17')).toThrow(
      `DirectConnectGatewayAssociation 'test/B': the VPC's blocks must not overlap 10.0.0.0/16 of 'test/A', got "10.0.128.0/17"`,
    );
  });

  it('is one of twenty at most', () => {
    const many = (count: number) =>
      make(({ vpc }) => {
        for (const [index, block] of blocks(count).entries()) vpc(`A${index}`, [block]);
      });
    expect(() => many(20)).not.toThrow();
    expect(() => many(21)).toThrow('must have at most 20 vpnGateways, this is number 21');
  });
});

describe('of a Transit Gateway', () => {
  it('tells outside of what it is told', () => {
    const stack = make(({ hub }) => hub('A', 64_600, ['10.0.0.0/8', '2001:db8::/32']));
    expect(stack.only(DxGatewayAssociation)).toMatchObject({
      associated_gateway_id: 'tgw-A',
      allowed_prefixes: ['10.0.0.0/8', '2001:db8::/32'],
    });
  });

  it.each([1, 200])('takes %d prefixes', (count) => {
    expect(() => make(({ hub }) => hub('A', 64_600, blocks(count)))).not.toThrow();
  });

  it.each([0, 201])('refuses %d prefixes', (count) => {
    expect(() => make(({ hub }) => hub('A', 64_600, blocks(count)))).toThrow(
      `allowedPrefixes must be 1 to 200, got ${count}`,
    );
  });

  it.each([
    [['10.0.0.1/16'], 'allowedPrefixes[0] must start at its first address, 10.0.0.0/16'],
    [['10.0.0.0/16', '10.0.0.0/16'], 'allowedPrefixes[1] must be there once, got "10.0.0.0/16"'],
  ])('refuses %p', (prefixes, problem) => {
    expect(() => make(({ hub }) => hub('A', 64_600, prefixes))).toThrow(problem);
  });

  it('has a number of its own', () => {
    expect(() => make(({ hub }) => hub('A', 64_512, ['10.0.0.0/8']))).toThrow(
      "transitGateway's amazonSideAsn must differ from the Direct Connect gateway's, got 64512 on both",
    );
    expect(() =>
      make(({ hub }) => {
        hub('A', 64_600, ['10.0.0.0/16']);
        hub('B', 64_600, ['10.1.0.0/16']);
      }),
    ).toThrow(
      "transitGateway's amazonSideAsn must differ from that of 'test/A', got 64600 on both",
    );
  });

  it('tells of nothing that another tells of', () => {
    const two = (prefix: string) =>
      make(({ hub }) => {
        hub('A', 64_600, ['10.0.0.0/16']);
        hub('B', 64_601, [prefix]);
      });
    expect(() => two('10.1.0.0/16')).not.toThrow();
    expect(() => two('10.0.0.0/8')).toThrow(
      `DirectConnectGatewayAssociation 'test/B': allowedPrefixes must not overlap 10.0.0.0/16 of 'test/A', got "10.0.0.0/8"`,
    );
  });

  it('is one of six at most', () => {
    const many = (count: number) =>
      make(({ hub }) => {
        for (const [index, block] of blocks(count).entries())
          hub(`A${index}`, 64_600 + index, [block]);
      });
    expect(() => many(6)).not.toThrow();
    expect(() => many(7)).toThrow('must have at most 6 transitGateways, this is number 7');
  });

  it('is an attachment, whose identifier waits for the association, and not for each change of it', () => {
    const stack = make(({ hub }) => {
      const association = hub('A', 64_600, ['10.0.0.0/8']);
      expect(association.attachment).toBe(association.attachment);
      expect(association.attachment.propagates).toBe(true);
    });
    const [found] = Object.values(
      stack.json['data'].aws_ec2_transit_gateway_dx_gateway_attachment as object,
    );
    expect(found).toEqual({
      transit_gateway_id: '${(length(aws_dx_gateway_association.A.id) >= 1) ? "tgw-A" : ""}',
      dx_gateway_id: '${aws_dx_gateway.Onward.id}',
    });
  });

  it('alone is an attachment', () => {
    expect(() => make(({ vpc }) => vpc('A', ['10.0.0.0/16']).attachment)).toThrow(
      "DirectConnectGatewayAssociation 'test/A': attachment is there on a Transit Gateway only",
    );
  });

  it('does not meet virtual private gateways', () => {
    expect(() =>
      make(({ vpc, hub }) => {
        vpc('A', ['10.0.0.0/16']);
        hub('B', 64_600, ['10.1.0.0/16']);
      }),
    ).toThrow("DirectConnectGatewayAssociation 'test/B': directConnectGateway must be another");
  });
});

describe('of a gateway of another account', () => {
  const across = (gatewayOwnerAccountId: string) =>
    synth((stack) => {
      const provider = new AwsProvider(stack, 'other', { alias: 'other' });
      new DirectConnectGatewayAssociation(stack, 'Theirs', {
        directConnectGateway: new DirectConnectGateway(stack, 'Onward'),
        gateway: {
          vpnGateway: VpnGateway.fromVpnGatewayAttributes(stack, 'Gateway', {
            vpnGatewayId: 'vgw-1',
            provider,
          }),
          allowedPrefixes: ['10.0.0.0/16'],
        },
        gatewayOwnerAccountId,
      });
    });

  it('is proposed there and accepted here', () => {
    const stack = across('444455556666');
    expect(stack.only(DxGatewayAssociationProposal)).toEqual({
      dx_gateway_id: '${aws_dx_gateway.Onward.id}',
      dx_gateway_owner_account_id: '111122223333',
      associated_gateway_id: 'vgw-1',
      allowed_prefixes: ['10.0.0.0/16'],
      provider: 'aws.other',
    });
    expect(stack.only(DxGatewayAssociation)).toEqual({
      dx_gateway_id: '${aws_dx_gateway.Onward.id}',
      proposal_id: expect.stringMatching(/^\$\{aws_dx_gateway_association_proposal\./),
      associated_gateway_owner_account_id: '444455556666',
      allowed_prefixes: ['10.0.0.0/16'],
    });
  });

  it('needs an account', () => {
    expect(() => across('44')).toThrow('gatewayOwnerAccountId must be twelve digits, got "44"');
  });
});
