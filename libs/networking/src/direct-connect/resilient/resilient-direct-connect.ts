import { isOpen, problemIf, rejectProps, show } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import { SiteToSiteVpn } from '../../vpn/site-to-site-vpn/site-to-site-vpn';
import { DirectConnectConnection } from '../connection/direct-connect-connection';
import { DirectConnectGateway } from '../gateway/direct-connect-gateway';
import { DirectConnectGatewayAssociation } from '../gateway-association/direct-connect-gateway-association';
import { PrivateVirtualInterface } from '../virtual-interface/private-virtual-interface';
import { TransitVirtualInterface } from '../virtual-interface/transit-virtual-interface';
import type { VirtualInterface } from '../virtual-interface/virtual-interface';
import type {
  ResilientConnection,
  ResilientDirectConnectProps,
  ResilientLocation,
} from './resilient-direct-connect-props';

/**
 * Direct Connect over two locations to one gateway, with a VPN behind it where one is wanted.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/high_resiliency.html
 */
export class ResilientDirectConnect extends Construct {
  readonly directConnectGateway: DirectConnectGateway;
  readonly association: DirectConnectGatewayAssociation;
  /** Every port, those of the first location before those of the second. */
  readonly connections: readonly DirectConnectConnection[];
  /** The virtual interfaces, in the order of the ports. */
  readonly virtualInterfaces: readonly VirtualInterface[];
  /** The VPN, where there is one. */
  readonly backup?: SiteToSiteVpn;

  constructor(scope: Construct, id: string, props: ResilientDirectConnectProps) {
    super(scope, id);
    declaredProps.check(this, 'ResilientDirectConnect', props);
    rejectProps(this, [...problemsOf(props)]);
    const { amazonSideAsn, gateway } = props;
    this.directConnectGateway = new DirectConnectGateway(this, 'Gateway', { amazonSideAsn });
    this.association = new DirectConnectGatewayAssociation(this, 'Association', {
      directConnectGateway: this.directConnectGateway,
      gateway,
    });
    const [first, second] = props.locations;
    const ports = [
      ...this.addLocation('First', first, props),
      ...this.addLocation('Second', second, props),
    ];
    this.connections = ports.map(({ connection }) => connection);
    this.virtualInterfaces = ports.map(({ virtualInterface }) => virtualInterface);
    this.backup = this.addBackup(props);
  }

  private addLocation(
    role: string,
    { location, providerName, connections }: ResilientLocation,
    props: ResilientDirectConnectProps,
  ) {
    const home = new Construct(this, role);
    return Object.entries(connections).map(([name, port]) => {
      const connection = new DirectConnectConnection(home, name, {
        location,
        providerName,
        bandwidth: props.bandwidth,
        macSec: port.macSec,
      });
      return { connection, virtualInterface: this.addInterface(connection, port, props) };
    });
  }

  private addInterface(
    link: DirectConnectConnection,
    { vlan, peer }: ResilientConnection,
    { gateway, jumboFrames = false }: ResilientDirectConnectProps,
  ): VirtualInterface {
    const { directConnectGateway } = this;
    const common = { link, vlan, peer };
    return 'transitGateway' in gateway
      ? new TransitVirtualInterface(link, 'VirtualInterface', {
          ...common,
          directConnectGateway,
          mtu: jumboFrames ? 8500 : 1500,
        })
      : new PrivateVirtualInterface(link, 'VirtualInterface', {
          ...common,
          target: { directConnectGateway },
          mtu: jumboFrames ? 9001 : 1500,
        });
  }

  private addBackup({ backup, gateway }: ResilientDirectConnectProps): SiteToSiteVpn | undefined {
    if (backup === undefined) return undefined;
    return new SiteToSiteVpn(this, 'Backup', {
      ...backup,
      endpoint:
        'transitGateway' in gateway
          ? { transitGateway: gateway.transitGateway }
          : { vpnGateway: gateway.vpnGateway },
      // A static route of a Transit Gateway would win over Direct Connect; BGP lets Direct Connect win.
      routing: { by: 'bgp' },
    });
  }
}

function* problemsOf({ locations }: ResilientDirectConnectProps) {
  const [first, second] = locations;
  yield problemIf(
    !isOpen(first.location) && first.location === second.location,
    `locations must be two, got ${show(first.location)} twice`,
  );
  for (const [index, { connections }] of locations.entries()) {
    const names = Object.keys(connections);
    yield problemIf(
      names.length === 0,
      `locations[${index}].connections must be at least one, got none`,
    );
    for (const name of names) {
      yield problemIf(
        !/^[A-Za-z0-9_-]+$/.test(name),
        `locations[${index}].connections must have names of letters, digits, '_' and '-', got ${show(name)}`,
      );
    }
  }
}
