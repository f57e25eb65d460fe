import { patternCovers } from './pattern';
import { isAdministrator, type Grant } from './grant';
import { isAll, type Scope } from './scope';

/**
 * Actions that let somebody write, attach or become other permissions. AWS tells them apart as those of the
 * access level "Permissions management" and as ways to log in as somebody else (Service Authorization
 * Reference, list_awsidentityandaccessmanagementiam.html).
 */
const WRITING = [
  'iam:addusertogroup',
  'iam:attachgrouppolicy',
  'iam:attachrolepolicy',
  'iam:attachuserpolicy',
  'iam:createaccesskey',
  'iam:createloginprofile',
  'iam:createpolicyversion',
  'iam:putgrouppolicy',
  'iam:putrolepolicy',
  'iam:putuserpolicy',
  'iam:updateassumerolepolicy',
  'iam:updateloginprofile',
] as const;

const PASS_ROLE = 'iam:passrole';

/**
 * Actions that make something which runs with a role that is passed ("Grant a user permissions to pass a
 * role to an AWS service", id_roles_use_passrole.html).
 */
const RUNNING = [
  'cloudformation:createstack',
  'codebuild:createproject',
  'ec2:runinstances',
  'ecs:runtask',
  'glue:createjob',
  'lambda:createfunction',
  'sagemaker:createnotebookinstance',
  'states:createstatemachine',
] as const;

/** What a grant gives beyond what it says. */
export type Power =
  /** Everything but some actions. */
  | { readonly kind: 'almost' }
  /** It can be turned into any permission. */
  | { readonly kind: 'writing' }
  /** With `other`, every role can be used. */
  | { readonly kind: 'passing'; readonly other: Grant };

/** The power of one grant among all that somebody has. A condition may take it away, so that there is none. */
export function powerOf(grant: Grant, held: readonly Grant[]): Power | undefined {
  if (!isOpen(grant)) return undefined;
  if ('except' in grant.action) return isAll(grant.resource) ? { kind: 'almost' } : undefined;
  if (isAnywhere(grant.resource) && allows(grant, WRITING)) return { kind: 'writing' };
  const [passes, runs] = [passesAny(grant), allows(grant, RUNNING)];
  const other = held.find(
    (each) => isOpen(each) && ((passes && allows(each, RUNNING)) || (runs && passesAny(each))),
  );
  return other && { kind: 'passing', other };
}

/** Whether every role can be passed; what is made with it may well have a name of its own. */
function passesAny(grant: Grant): boolean {
  return isAnywhere(grant.resource) && allows(grant, [PASS_ROLE]);
}

/** Whether somebody with some grants is as good as an administrator already. */
export function isPowerful(grants: readonly Grant[]): boolean {
  return grants.some((each) => isAdministrator(each) || powerOf(each, grants) !== undefined);
}

function isOpen({ effect, conditions }: Grant): boolean {
  return effect === 'Allow' && conditions.length === 0;
}

function allows({ matched }: Grant, actions: readonly string[]): boolean {
  return 'pattern' in matched && actions.some((each) => patternCovers(matched.pattern, each));
}

/** Everything, or everything of IAM that has a path or a name. */
function isAnywhere(resource: Scope): boolean {
  return (
    isAll(resource) ||
    ('pattern' in resource &&
      /^arn:[\w*-]+:iam::[^:]*:(?:\*|(?:group|policy|role|user)\/\*)$/.test(resource.pattern))
  );
}

/** How far a grant reaches, for telling the widest first. */
export function widthOf({ action, resource }: Grant): number {
  return width(action, /:\*$/) + width(resource, /^\*$/);
}

function width(scope: Scope, most: RegExp): number {
  if ('except' in scope || isAll(scope)) return 3;
  return most.test(scope.pattern) ? 2 : scope.pattern.includes('*') ? 1 : 0;
}
