import type { InterfaceService } from '@archway/networking';
import { CentralEndpoints } from '@archway/networking';
import type { Construct } from 'constructs';
import type { SpokeProps } from './spoke';
import { Spoke } from './spoke';

export interface SharedServicesProps extends SpokeProps {
  readonly centralServices: readonly InterfaceService[];
}

/** The VPC that holds the interface endpoints of all: one set, billed once. */
export class SharedServices extends Spoke {
  readonly endpoints: CentralEndpoints;

  constructor(scope: Construct, id: string, props: SharedServicesProps) {
    super(scope, id, props);
    this.endpoints = new CentralEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      subnets: this.vpc.subnets('app'),
      services: props.centralServices,
    });
  }
}
