import type { JsonWebKey } from 'node:crypto';
import type { Architecture, RolePart } from '../architecture/architecture';
import type { CloudApi } from '../cloud/cloud-api';
import type { Invocations } from '../engine/invocations';
import type { World } from '../engine/world';
import { MOST_BODY_BYTES } from '../http/body/read-body';
import { callService } from '../http/integration/call-service';
import { servicesOf, type Services } from '../http/server/services';
import { mayAssume } from '../lambda/function-host';
import type { Api } from './api';
import { SESSION, type ApiCloud } from './api-cloud';
import { FunctionUrl } from './http/function-url';
import { HttpApi } from './http/http-api';
import { RestApi } from './rest/rest-api';

export interface ApiSettings {
  readonly cloud: CloudApi;
  readonly world: World;
  readonly roles: ReadonlyMap<string, RolePart>;
  readonly invocations: Invocations;
  readonly tokenKeys: Readonly<Record<string, readonly JsonWebKey[]>>;
}

/** The APIs of an architecture, alive. */
export function apisOf(architecture: Architecture, settings: ApiSettings): readonly Api[] {
  const cloud = apiCloud(settings);
  const policyOf = (arn: string) =>
    architecture.functions.find(({ functionArn }) => functionArn === arn)?.policy;
  return [
    ...architecture.restApis.map((part) => new RestApi(cloud, part)),
    ...architecture.httpApis.map((part) => new HttpApi(cloud, part)),
    ...architecture.functionUrls.map(
      (part) => new FunctionUrl(cloud, part, policyOf(part.functionArn)),
    ),
  ];
}

function apiCloud({ cloud, world, roles, invocations, tokenKeys }: ApiSettings): ApiCloud {
  let services: Services | undefined;
  return {
    world,
    mayAssume: (service, roleArn) => mayAssume(world, roles.get(roleArn), roleArn, service),
    invoke: (principal, functionName, payload, uploads) =>
      cloud.lambda.invoke(principal, { functionName, payload }, uploads),
    callService: (principal, request, requestId) =>
      callService((services ??= servicesOf(cloud, MOST_BODY_BYTES)), principal, request, requestId),
    principalFor: (accessKeyId) => cloud.principalFor(accessKeyId),
    keysOf: (issuer) => tokenKeys[issuer.replace(/\/$/, '')] ?? tokenKeys[issuer],
    writeLog: (logGroupName, line) =>
      cloud.logs.write(logGroupName, 'access', world.clock.now(), [line]),
    begin: (requestId, uploads) => {
      // A fault that ends an invocation finds nothing to end here: the call alone fails.
      const crash = (): void => undefined;
      invocations.add({ functionName: SESSION, requestId, uploads, crash });
      return () => invocations.remove(requestId);
    },
  };
}
