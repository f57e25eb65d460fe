import type { ApiCloud } from '../api-cloud';
import { requireInvoke } from '../authorizer/iam';
import { verifyToken } from '../authorizer/jwt';
import { LambdaAuthorizers } from '../authorizer/lambda-authorizer';
import { proxyEvent } from '../backend/proxy-event';
import { contextValue, textOf } from '../context';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import type { AuthorizerPart, MethodPart, RestApiPart } from '../parts';
import { requestValue } from './mapped-request';

/** Decides who may call a method. */
export class RestAuthorization {
  private readonly functions: LambdaAuthorizers;

  constructor(
    private readonly cloud: ApiCloud,
    private readonly api: RestApiPart,
  ) {
    this.functions = new LambdaAuthorizers(cloud, api);
  }

  /**
   * @returns the API key that an authorizer gives
   * @throws ApiFailure where the caller may not
   */
  async require(method: MethodPart, exchange: Exchange): Promise<string | undefined> {
    switch (method.authorization) {
      case 'NONE':
        this.requirePolicy(exchange);
        return undefined;
      case 'AWS_IAM': {
        const { request, sourceArn, uploads } = exchange;
        const { policy } = this.api;
        const caller = requireInvoke(this.cloud, this.api, request, sourceArn, uploads, policy);
        Object.assign(exchange.context['identity'] as object, caller);
        return undefined;
      }
      default: {
        const part = this.api.authorizers.find(
          ({ authorizerId }) => authorizerId === method.authorizerId,
        );
        if (part === undefined) throw new ApiFailure('AUTHORIZER_CONFIGURATION_ERROR');
        if (part.kind === 'JWT') return this.requireToken(part, method, exchange);
        return this.ask(part, method, exchange);
      }
    }
  }

  /** A resource policy asks also whoever is not signed. */
  private requirePolicy({ request, sourceArn, uploads }: Exchange): void {
    const { policy } = this.api;
    if (policy === undefined) return;
    const access = {
      action: 'execute-api:Invoke',
      resource: sourceArn,
      address: this.api.address,
      resourcePolicy: policy,
      context: { 'aws:SourceIp': request.sourceIp },
    };
    const anybody = {
      kind: 'service',
      service: 'anonymous',
      sourceArn: '',
      sourceAccount: '',
    } as const;
    if (!this.cloud.world.guard.allows(anybody, access, uploads)) {
      throw new ApiFailure('ACCESS_DENIED', 'User: anonymous is not authorized');
    }
  }

  private requireToken(
    part: AuthorizerPart,
    { scopes }: MethodPart,
    exchange: Exchange,
  ): undefined {
    const token = requestValue(part.identitySources[0] ?? '', exchange);
    if (token === undefined || token === '') throw new ApiFailure('UNAUTHORIZED');
    const { issuers, audiences } = part;
    const wanted = { issuers, audiences, scopes, now: this.cloud.world.clock.now() };
    const verified = verifyToken(token, wanted, (issuer) => this.cloud.keysOf(issuer));
    if ('problem' in verified) throw new ApiFailure('UNAUTHORIZED');
    exchange.authorizer = { claims: verified.claims };
    exchange.context['authorizer'] = exchange.authorizer;
    return undefined;
  }

  private async ask(
    part: AuthorizerPart,
    method: MethodPart,
    exchange: Exchange,
  ): Promise<string | undefined> {
    const values = part.identitySources.map((source) => identityValue(source, exchange));
    const present = values.filter((value) => value !== undefined && value !== '');
    const isComplete = present.length === values.length;
    // Without caching a request authorizer is called whatever is missing.
    if (!isComplete && (part.kind === 'TOKEN' || part.ttlSeconds > 0)) {
      throw new ApiFailure('UNAUTHORIZED');
    }
    const [token = ''] = present as string[];
    if (part.kind === 'TOKEN' && part.pattern !== undefined) {
      if (!new RegExp(`^(?:${part.pattern})$`).test(token)) throw new ApiFailure('UNAUTHORIZED');
    }
    const event =
      part.kind === 'TOKEN'
        ? { type: 'TOKEN', methodArn: exchange.sourceArn, authorizationToken: token }
        : {
            ...proxyEvent(exchange, false),
            type: 'REQUEST',
            methodArn: exchange.sourceArn,
            body: undefined,
          };
    const said = await this.functions.ask(part, present as string[], event, exchange);
    if (!said.isAllowed(exchange.sourceArn)) {
      throw new ApiFailure('ACCESS_DENIED', undefined, undefined, { route: method.path });
    }
    exchange.authorizer = said.context;
    exchange.context['authorizer'] = said.context;
    return said.apiKey;
  }
}

function identityValue(source: string, exchange: Exchange): string | undefined {
  if (!source.startsWith('context.')) return requestValue(source, exchange);
  const value = contextValue(exchange.context, source.slice('context.'.length));
  return value === undefined ? undefined : textOf(value);
}
