import { VpcEndpointConnectionAccepter } from '@cdktf/provider-aws/lib/vpc-endpoint-connection-accepter';
import { VpcEndpointConnectionNotification } from '@cdktf/provider-aws/lib/vpc-endpoint-connection-notification';
import { VpcEndpointService } from '@cdktf/provider-aws/lib/vpc-endpoint-service';
import { VpcEndpointServicePrivateDnsVerification } from '@cdktf/provider-aws/lib/vpc-endpoint-service-private-dns-verification';
import type { ITopic } from '@archway/core';
import { dependOn, environmentOf, notOneOf, onlyFrom, problemIf, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { NamedService } from '../interface-endpoint/interface-endpoint-props';
import { endpointServiceProblems } from './endpoint-service-problems';
import type { EndpointServiceProps } from './endpoint-service-props';

/** What can be told of an endpoint that asks for the service. */
export type ConnectionEvent = 'Accept' | 'Connect' | 'Delete' | 'Reject';

/** The record that proves to AWS whose a private name is. */
export interface PrivateDnsVerification {
  readonly type: string;
  readonly name: string;
  readonly value: string;
}

/** A service of one's own, behind load balancers, that other VPCs and accounts reach through PrivateLink. */
export class EndpointService extends Construct implements NamedService {
  /** What clients ask for. */
  readonly serviceName: string;
  readonly endpointServiceId: string;
  readonly endpointServiceArn: string;
  /** What has to stand in the public zone of the private name; unset without one. */
  readonly privateDnsVerification?: PrivateDnsVerification;
  private readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, props: EndpointServiceProps) {
    super(scope, id);
    declaredProps.check(this, 'EndpointService', props);
    rejectProps(this, endpointServiceProblems(props, environmentOf(this).region));
    const { loadBalancers, acceptanceRequired = true, allowedPrincipals = [] } = props;
    this.provider = props.provider;
    const service = new VpcEndpointService(this, 'Default', {
      acceptanceRequired,
      ...('networkLoadBalancerArns' in loadBalancers
        ? { networkLoadBalancerArns: [...loadBalancers.networkLoadBalancerArns] }
        : { gatewayLoadBalancerArns: [...loadBalancers.gatewayLoadBalancerArns] }),
      allowedPrincipals: [...allowedPrincipals],
      privateDnsName: props.privateDnsName,
      supportedIpAddressTypes: props.supportedIpAddressTypes && [...props.supportedIpAddressTypes],
      supportedRegions: props.supportedRegions && [...props.supportedRegions],
      provider: props.provider,
      tags: { Name: this.node.path },
    });
    this.serviceName = service.serviceName;
    this.endpointServiceId = service.id;
    this.endpointServiceArn = service.arn;
    if (props.privateDnsName !== undefined) {
      const { type, name, value } = service.privateDnsNameConfiguration.get(0);
      this.privateDnsVerification = { type, name, value };
    }
  }

  /** Accepts one endpoint that waits. */
  accept(id: string, vpcEndpointId: string): void {
    new VpcEndpointConnectionAccepter(this, id, {
      vpcEndpointServiceId: this.endpointServiceId,
      vpcEndpointId,
      provider: this.provider,
    });
  }

  /** Tells a topic, whose policy lets AWS do so, of endpoints that ask for the service or leave it. */
  notify(
    id: string,
    topic: ITopic,
    events: readonly ConnectionEvent[] = ['Accept', 'Connect', 'Delete', 'Reject'],
  ): void {
    rejectProps(this, [
      problemIf(events.length === 0, 'events must be at least one'),
      ...events.map((event) =>
        notOneOf('events', event, ['Accept', 'Connect', 'Delete', 'Reject']),
      ),
    ]);
    topic.addToResourcePolicy({
      principals: { services: ['vpce.amazonaws.com'] },
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: onlyFrom(this.endpointServiceArn, environmentOf(this).accountId),
    });
    const notification = new VpcEndpointConnectionNotification(this, id, {
      vpcEndpointServiceId: this.endpointServiceId,
      connectionNotificationArn: topic.topicArn,
      connectionEvents: [...events],
      provider: this.provider,
    });
    dependOn(notification, [topic]);
  }

  /**
   * Has AWS look for the record of `privateDnsVerification`.
   *
   * @param record what makes that record, which has to stand first
   */
  verifyPrivateDnsName(id: string, record: IDependable): void {
    rejectProps(this, [
      problemIf(
        this.privateDnsVerification === undefined,
        'privateDnsName must be given for one to verify it',
      ),
    ]);
    const verification = new VpcEndpointServicePrivateDnsVerification(this, id, {
      serviceId: this.endpointServiceId,
      waitForVerification: true,
      provider: this.provider,
    });
    dependOn(verification, [record]);
  }
}
