import { typesKnowing } from '@archway/aws';
import { interpolationsIn, parseReference, type Subject } from '@archway/checks';
import type { Grant } from '../grants/grant';
import { patternsIn } from '../grants/scope';
import type { Sides } from '../side/sides';

/**
 * Actions that know no resource and that work on nothing of anybody's: tracing, metrics, network
 * interfaces of functions and the login to ECR, by the Service Authorization Reference.
 */
const WITHOUT_RESOURCE =
  /^(?:xray:(?:put\w+|getsampling\w+)|cloudwatch:putmetricdata|ecr:getauthorizationtoken|ec2:(?:describe\w+|(?:create|delete)networkinterface|(?:un)?assignprivateipaddresses)|ssmmessages:\w+)$/;

/** AWS managed policies that let a service do its own work: logs, network interfaces, the queue it reads. */
const OWN_WORK =
  /:aws:policy\/(?:service-role\/(?:AWSLambda\w*ExecutionRole|AmazonECSTaskExecutionRolePolicy|AWSLambdaRole)|AWSXRayDaemonWriteAccess|AWSXrayWriteOnlyAccess|CloudWatchLambdaInsightsExecutionRolePolicy)$/;

/** Types that an ARN in a policy can name. */
const NAMED = typesKnowing('arn').map(({ type }) => type);

export function isOwnWork(arn: string): boolean {
  return OWN_WORK.test(arn);
}

/** Whether a grant only reaches what the same plan makes, and names what it does there. */
export function isNarrow({ action, resource }: Grant, principal: Subject, sides: Sides): boolean {
  if (!('pattern' in action) || !('pattern' in resource)) return false;
  if (WITHOUT_RESOURCE.test(action.pattern.toLowerCase())) return true;
  if (/^\*|:\*$/.test(action.pattern)) return false;
  return patternsIn(resource).every((text) => isMade(text, principal, sides));
}

/** Whether all that a grant reaches is made by the same plan. */
export function isMadeToo({ resource }: Grant, principal: Subject, sides: Sides): boolean {
  return (
    'pattern' in resource && patternsIn(resource).every((text) => isMade(text, principal, sides))
  );
}

function isMade(text: string, principal: Subject, sides: Sides): boolean {
  const references = interpolationsIn(text).map((each) => parseReference(each.replace(/^\?/, '')));
  const known = references.filter((each) => each !== undefined);
  if (known.length > 0) return known.every(({ address }) => sides.isNew(address));
  const named = sides.planned.named(principal, text, ...NAMED);
  return named?.subject !== undefined && sides.isNew(named.key);
}
