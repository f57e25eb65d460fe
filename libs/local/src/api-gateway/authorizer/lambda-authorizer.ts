import { evaluate, readPolicy } from '@archway/iam';
import { isRecord } from '../../pattern/pattern';
import type { Principal } from '../../principal/principal';
import { API_GATEWAY_SERVICE, SESSION, type ApiCloud } from '../api-cloud';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import type { ApiPart, AuthorizerPart } from '../parts';

/** What a Lambda authorizer says: a policy, and values for the integration. */
export interface Authorization {
  readonly isAllowed: (arn: string) => boolean;
  readonly context: Readonly<Record<string, unknown>>;
  readonly apiKey?: string;
}

/** Asks the functions of an API's authorizers, and remembers what they said. */
export class LambdaAuthorizers {
  private readonly known = new Map<
    string,
    { readonly until: number; readonly said: Authorization }
  >();

  constructor(
    private readonly cloud: ApiCloud,
    private readonly api: ApiPart,
  ) {}

  /** @throws ApiFailure where the function fails or says nothing that counts */
  async ask(
    part: AuthorizerPart,
    identity: readonly string[],
    event: object,
    exchange: Exchange,
  ): Promise<Authorization> {
    const now = this.cloud.world.clock.now();
    const key = JSON.stringify([part.authorizerId, exchange.stage.stageName, identity]);
    const known = part.ttlSeconds > 0 && identity.length > 0 ? this.known.get(key) : undefined;
    if (known !== undefined && known.until > now) return known.said;
    const said = await this.call(part, event, exchange);
    this.known.set(key, { until: now + part.ttlSeconds * 1000, said });
    return said;
  }

  private async call(
    part: AuthorizerPart,
    event: object,
    exchange: Exchange,
  ): Promise<Authorization> {
    const output = await this.cloud
      .invoke(this.principalOf(part), part.functionArn ?? '', event, exchange.uploads)
      .catch(() => undefined);
    if (output === undefined) throw new ApiFailure('AUTHORIZER_CONFIGURATION_ERROR');
    if (output.functionError !== undefined) {
      // A function that fails with this message refuses the caller.
      const message = isRecord(output.payload) ? output.payload['errorMessage'] : undefined;
      throw new ApiFailure(message === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE');
    }
    return authorizationOf(output.payload, part);
  }

  private principalOf({ authorizerId, roleArn }: AuthorizerPart): Principal {
    const service = {
      kind: 'service',
      service: API_GATEWAY_SERVICE,
      sourceArn: `${this.api.executionArn}/authorizers/${authorizerId}`,
      sourceAccount: this.cloud.world.accountId,
    } as const;
    if (roleArn === undefined) return service;
    if (!this.cloud.mayAssume(service, roleArn)) {
      throw new ApiFailure('AUTHORIZER_CONFIGURATION_ERROR');
    }
    return { kind: 'role', functionName: SESSION, roleArn };
  }
}

function authorizationOf(payload: unknown, { isSimple }: AuthorizerPart): Authorization {
  if (!isRecord(payload)) throw new ApiFailure('AUTHORIZER_CONFIGURATION_ERROR');
  const own = payload['context'];
  const context = isRecord(own) ? own : {};
  if (isSimple === true) {
    return { isAllowed: () => payload['isAuthorized'] === true, context };
  }
  const read = readPolicy('the policy of the authorizer', payload['policyDocument']);
  if ('problem' in read) throw new ApiFailure('AUTHORIZER_CONFIGURATION_ERROR');
  const apiKey = payload['usageIdentifierKey'];
  return {
    isAllowed: (resource) =>
      evaluate(
        {
          principal: { kind: 'arn', arn: 'arn:aws:iam::000000000000:user/caller' },
          action: 'execute-api:Invoke',
          resource,
          resourceAccount: '000000000000',
          context: { keys: {}, otherKeys: 'absent' },
        },
        { identity: [read] },
      ).verdict === 'allowed',
    context: { principalId: payload['principalId'], ...context },
    ...(typeof apiKey === 'string' ? { apiKey } : {}),
  };
}
