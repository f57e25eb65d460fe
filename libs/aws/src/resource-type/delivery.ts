/** What a resource makes a service deliver. */
export interface Delivery {
  /** The service that delivers, such as `s3.amazonaws.com`. */
  readonly service: string;
  /** The argument that names what receives, with dots within blocks. */
  readonly to: string;
  /** Types that may receive. */
  readonly toTypes: readonly string[];
  /** The argument that names what the events come from. @default - the resource itself */
  readonly from?: string;
  readonly fromType?: string;
  /** Whether the policy of what receives has to let the service in, or a role may send. @default 'policy' */
  readonly permission?: 'policy' | 'role';
  /** The argument that names the role. */
  readonly role?: string;
}
