import type { ApiCloud } from '../api-cloud';
import { requireInvoke } from '../authorizer/iam';
import { verifyToken } from '../authorizer/jwt';
import { LambdaAuthorizers } from '../authorizer/lambda-authorizer';
import { proxyEvent, proxyEvent2 } from '../backend/proxy-event';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import type { AuthorizerPart, HttpApiPart, HttpRoutePart } from '../parts';
import { withoutNames } from '../left-out';
import { mappedValue } from './parameter-mapping';

/** Decides who may call a route of an HTTP API. */
export class HttpAuthorization {
  private readonly functions: LambdaAuthorizers;

  constructor(
    private readonly cloud: ApiCloud,
    private readonly api: HttpApiPart,
  ) {
    this.functions = new LambdaAuthorizers(cloud, api);
  }

  /** @throws ApiFailure where the caller may not */
  async require(route: HttpRoutePart, exchange: Exchange): Promise<void> {
    if (route.authorization === 'NONE') return;
    if (route.authorization === 'AWS_IAM') {
      const { request, sourceArn, uploads } = exchange;
      const iam = requireInvoke(this.cloud, this.api, request, sourceArn, uploads);
      exchange.authorizer = { iam };
      return;
    }
    const part = this.api.authorizers.find(
      ({ authorizerId }) => authorizerId === route.authorizerId,
    );
    if (part === undefined) throw new ApiFailure('AUTHORIZER_CONFIGURATION_ERROR');
    if (part.kind === 'JWT') this.requireToken(part, route, exchange);
    else await this.ask(part, route, exchange);
  }

  private requireToken(part: AuthorizerPart, { scopes }: HttpRoutePart, exchange: Exchange): void {
    const token = mappedValue(part.identitySources[0] ?? '$request.header.Authorization', exchange);
    if (token === undefined || token === '') throw new ApiFailure('UNAUTHORIZED');
    const { issuers, audiences } = part;
    const wanted = { issuers, audiences, scopes, now: this.cloud.world.clock.now() };
    const verified = verifyToken(token, wanted, (issuer) => this.cloud.keysOf(issuer));
    if ('problem' in verified) {
      const isScope = verified.problem === 'insufficient_scope';
      throw new ApiFailure(isScope ? 'ACCESS_DENIED' : 'UNAUTHORIZED');
    }
    // Claims are texts in the event.
    const claims = Object.fromEntries(
      Object.entries(verified.claims).map(([name, value]) => [
        name,
        Array.isArray(value) ? `[${value.join(' ')}]` : String(value as string),
      ]),
    );
    const asked = scopes.length === 0 ? null : verified.scopes;
    exchange.authorizer = { jwt: { claims, scopes: asked } };
  }

  private async ask(part: AuthorizerPart, route: HttpRoutePart, exchange: Exchange): Promise<void> {
    const identity = part.identitySources.map((source) => mappedValue(source, exchange) ?? '');
    if (identity.includes('')) throw new ApiFailure('UNAUTHORIZED');
    const { sourceArn } = exchange;
    const event =
      part.payloadVersion === '1.0'
        ? {
            ...proxyEvent(exchange, false),
            version: '1.0',
            type: 'REQUEST',
            methodArn: sourceArn,
            identitySource: identity.join(','),
          }
        : {
            ...proxyEvent2(exchange, route.routeKey),
            type: 'REQUEST',
            routeArn: sourceArn,
            identitySource: identity,
          };
    const said = await this.functions.ask(part, identity, event, exchange);
    if (!said.isAllowed(sourceArn)) throw new ApiFailure('ACCESS_DENIED');
    exchange.authorizer = { lambda: withoutNames(said.context, ['principalId']) };
  }
}
