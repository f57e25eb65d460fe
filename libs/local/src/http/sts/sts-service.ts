import { AwsError } from '../../aws-error/aws-error';
import type { Answer, Call } from '../call/call';
import type { Service } from '../service/service';
import { queryAnswer, queryRefusal } from '../sns/query-answer';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

export const STS_OPERATIONS = ['GetCallerIdentity'] as const;

/** The one question of STS that tools ask before they begin: who am I. */
export class StsService implements Service {
  constructor(private readonly accountId: string) {}

  answer(call: Call): Answer {
    const action = new URLSearchParams(call.body.toString('utf8')).get('Action') ?? '';
    if (action !== STS_OPERATIONS[0]) {
      throw new AwsError('InvalidAction', 400, `The local run does not serve STS ${action}.`);
    }
    return queryAnswer(NAMESPACE, action, call.requestId, {
      ...this.identityOf(call),
      Account: this.accountId,
    });
  }

  refuse(error: AwsError, { requestId }: Pick<Call, 'requestId'>): Answer {
    return queryRefusal(NAMESPACE, error, requestId);
  }

  private identityOf({ principal }: Call): { readonly Arn: string; readonly UserId: string } {
    if (principal.kind !== 'role') {
      return { Arn: `arn:aws:iam::${this.accountId}:root`, UserId: this.accountId };
    }
    const { roleArn, functionName } = principal;
    const assumed = roleArn
      .replace(':iam:', ':sts:')
      .replace(/:role\/(?:.*\/)?([^/]+)$/, `:assumed-role/$1/${functionName}`);
    return { Arn: assumed, UserId: `AROALOCALRUN:${functionName}` };
  }
}
