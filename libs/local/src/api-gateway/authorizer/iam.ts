import { readCredential } from '../../http/call/credential';
import type { Principal } from '../../principal/principal';
import type { ApiCloud } from '../api-cloud';
import type { Context } from '../context';
import { ApiFailure } from '../failure';
import type { ApiRequest } from '../message';
import type { ApiPart } from '../parts';
import type { PolicySource } from '../../authorize/policy';

/** Who signed a request; undefined for one that is not signed. */
export function signerOf(cloud: ApiCloud, request: ApiRequest): Principal | undefined {
  const query = new URLSearchParams(
    Object.entries(request.query).map(([name, values]): [string, string] => [
      name,
      values.at(-1) ?? '',
    ]),
  );
  const credential = readCredential(request.headers['authorization']?.at(-1), query);
  return credential === undefined ? undefined : cloud.principalFor(credential.accessKeyId);
}

/** Asks for `execute-api:Invoke`. @throws ApiFailure where nobody signed, or a policy denies it */
export function requireInvoke(
  cloud: ApiCloud,
  api: ApiPart,
  request: ApiRequest,
  resource: string,
  uploads: readonly string[],
  policy?: PolicySource,
): Context {
  const principal = signerOf(cloud, request);
  if (principal === undefined) throw new ApiFailure('MISSING_AUTHENTICATION_TOKEN');
  const access = {
    action: 'execute-api:Invoke',
    resource,
    address: api.address,
    ...(policy === undefined ? {} : { resourcePolicy: policy }),
  };
  if (!cloud.world.guard.allows(principal, access, uploads)) {
    throw new ApiFailure('ACCESS_DENIED', 'User is not authorized to access this resource');
  }
  const { accountId } = cloud.world;
  const caller = principal.kind === 'role' ? principal.functionName : 'administrator';
  return {
    accountId,
    caller,
    user: caller,
    userArn:
      principal.kind === 'role' ? principal.roleArn : `arn:aws:iam::${accountId}:user/${caller}`,
  };
}
