/** A VPC, as far as what is put into it has to know. */
export interface IVpcRef {
  readonly vpcId: string;
}

/** A subnet, as far as what is put into it has to know. */
export interface ISubnetRef {
  readonly subnetId: string;
  /**
   * @default - not known
   */
  readonly availabilityZone?: string;
}

/** A security group, as far as what is put into it has to know. */
export interface ISecurityGroupRef {
  readonly securityGroupId: string;
}
