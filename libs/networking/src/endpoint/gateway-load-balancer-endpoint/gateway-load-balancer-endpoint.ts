import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { notMatching, notOneOf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { ISubnet } from '../../subnet/subnet-reference';
import type { IVpc } from '../../vpc/vpc-reference';
import type { NamedService } from '../interface-endpoint/interface-endpoint-props';

export interface GatewayLoadBalancerEndpointProps {
  readonly vpc: IVpc;

  /** The endpoint service in front of the appliances: an `EndpointService`, or a name. */
  readonly service: NamedService;

  /** Where it stands: one subnet, so one endpoint a zone. */
  readonly subnet: ISubnet;

  /**
   * @default 'ipv4'
   */
  readonly ipAddressType?: 'ipv4' | 'dualstack';
}

/** A way through appliances behind a Gateway Load Balancer: routes lead to it by `vpcEndpointId`. */
export class GatewayLoadBalancerEndpoint extends Construct {
  readonly vpcEndpointId: string;
  readonly vpcEndpointArn: string;

  constructor(scope: Construct, id: string, props: GatewayLoadBalancerEndpointProps) {
    super(scope, id);
    declaredProps.check(this, 'GatewayLoadBalancerEndpoint', props);
    const { vpc, service, subnet, ipAddressType } = props;
    rejectProps(this, [
      notMatching(
        'service.serviceName',
        service.serviceName,
        /^(cn\.)?com\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]+$/,
        'the name of an endpoint service such as com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0',
      ),
      notOneOf('ipAddressType', ipAddressType, ['ipv4', 'dualstack']),
    ]);
    const endpoint = new VpcEndpoint(this, 'Default', {
      vpcId: vpc.vpcId,
      vpcEndpointType: 'GatewayLoadBalancer',
      serviceName: service.serviceName,
      subnetIds: [subnet.subnetId],
      ipAddressType,
      provider: vpc.provider,
      tags: { Name: this.node.path },
    });
    this.vpcEndpointId = endpoint.id;
    this.vpcEndpointArn = endpoint.arn;
  }
}
