import type { RequestContext } from '../context';
import type { RequestPrincipal } from '../policy/request-principal';
import type { Policy } from '../policy/statement';

/** One request to AWS. */
export interface Request {
  readonly principal: RequestPrincipal;
  /** Such as `sqs:SendMessage`. */
  readonly action: string;
  /** The ARN of the resource, or `*` for an action without one. */
  readonly resource: string;
  /** The account that owns the resource: the ARN of a bucket does not say it. */
  readonly resourceAccount: string;
  readonly context: RequestContext;
}

/** The policies that take part. A kind that is left out does not limit the request. */
export interface Policies {
  /** Inline and attached policies of the user or role, and of the user's groups. */
  readonly identity?: readonly Policy[];
  /** The policy of the resource: of a bucket or queue, the key policy, the trust policy of a role. */
  readonly resource?: Policy;
  readonly boundaries?: readonly Policy[];
  readonly session?: readonly Policy[];
  /** Service control policies by level: the root, each unit below it, the principal's account. */
  readonly serviceControl?: readonly (readonly Policy[])[];
  /** Resource control policies of the resource's account; `RCPFullAWSAccess` is always among them. */
  readonly resourceControl?: readonly Policy[];
  /** The policy of the VPC endpoint that the request goes through. */
  readonly endpoint?: readonly Policy[];
}

export const LAYERS = [
  'resource control policies',
  'service control policies',
  'resource policy',
  'identity policies',
  'permissions boundary',
  'session policies',
  'endpoint policy',
] as const;

export type Layer = (typeof LAYERS)[number];
