import type { IVpcRef } from '@archway/core';
import { notMatching, rejectProps } from '@archway/core';
import { ServiceDiscoveryHttpNamespace } from '@cdktf/provider-aws/lib/service-discovery-http-namespace';
import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** A namespace of Cloud Map, of this app or another. */
export interface INamespace extends IConstruct {
  readonly namespaceId: string;
  readonly namespaceArn: string;
  readonly namespaceName: string;
}

export interface HttpNamespaceProps {
  /** 1 to 1024 printable characters without a space. */
  readonly namespaceName: string;

  /**
   * @default - none
   */
  readonly description?: string;
}

/** A namespace whose services are found through the API and Service Connect only: it makes no DNS records. */
export class HttpNamespace extends Construct implements INamespace {
  readonly namespaceId: string;
  readonly namespaceArn: string;
  readonly namespaceName: string;

  constructor(scope: Construct, id: string, props: HttpNamespaceProps) {
    super(scope, id);
    declaredProps.check(this, 'HttpNamespace', props);
    rejectProps(this, [
      notMatching(
        'namespaceName',
        props.namespaceName,
        /^[!-~]{1,1024}$/,
        '1 to 1024 printable characters without a space',
      ),
    ]);
    const namespace = new ServiceDiscoveryHttpNamespace(this, 'Default', {
      name: props.namespaceName,
      description: props.description,
    });
    this.namespaceId = namespace.id;
    this.namespaceArn = namespace.arn;
    this.namespaceName = namespace.name;
  }
}

export interface PrivateDnsNamespaceProps {
  /** The zone, such as `orders.internal`. */
  readonly namespaceName: string;

  readonly vpc: IVpcRef;

  /**
   * @default - none
   */
  readonly description?: string;
}

/** A namespace with a private hosted zone of one VPC, in which services have names. */
export class PrivateDnsNamespace extends Construct implements INamespace {
  readonly namespaceId: string;
  readonly namespaceArn: string;
  readonly namespaceName: string;
  readonly hostedZoneId: string;

  constructor(scope: Construct, id: string, props: PrivateDnsNamespaceProps) {
    super(scope, id);
    declaredProps.check(this, 'PrivateDnsNamespace', props);
    rejectProps(this, [
      notMatching(
        'namespaceName',
        props.namespaceName,
        /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i,
        'a domain name such as orders.internal',
      ),
    ]);
    const namespace = new ServiceDiscoveryPrivateDnsNamespace(this, 'Default', {
      name: props.namespaceName,
      vpc: props.vpc.vpcId,
      description: props.description,
    });
    this.namespaceId = namespace.id;
    this.namespaceArn = namespace.arn;
    this.namespaceName = namespace.name;
    this.hostedZoneId = namespace.hostedZone;
  }
}
