import type { JsonWebKey } from 'node:crypto';
import type { World } from '../engine/world';
import type { Answer } from '../http/call/call';
import type { InvokeOutput } from '../lambda/lambda-api';
import type { Principal, ServicePrincipal } from '../principal/principal';

/** A call of an AWS service by its protocol. */
export interface ServiceRequest {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What APIs reach of the cloud that they are in. */
export interface ApiCloud {
  readonly world: World;
  /** Whether a service may take a role; a denial goes on the trace. */
  mayAssume(service: ServicePrincipal, roleArn: string): boolean;
  /** @throws AwsError for a function that is not there or may not be called */
  invoke(
    principal: Principal,
    functionArn: string,
    payload: unknown,
    uploads: readonly string[],
  ): Promise<InvokeOutput>;
  /** Calls a service for an API; undefined for a service that the local run does not have. */
  callService(
    principal: Principal,
    request: ServiceRequest,
    requestId: string,
  ): Promise<Answer | undefined>;
  /** Whose key signed a request. */
  principalFor(accessKeyId: string): Principal;
  /** The keys of an issuer of tokens; undefined where nobody gave any. */
  keysOf(issuer: string): readonly JsonWebKey[] | undefined;
  writeLog(logGroupName: string, line: string): void;
  /** Says that a request is under way whose calls are those of a role. @returns ends it */
  begin(requestId: string, uploads: readonly string[]): () => void;
}

/** The name of the sessions in which API Gateway takes roles. */
export const SESSION = 'BackplaneAssumeRoleSession';

export const API_GATEWAY_SERVICE = 'apigateway.amazonaws.com';
