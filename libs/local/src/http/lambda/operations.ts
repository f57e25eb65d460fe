/** How requests of Lambda's REST protocol look. */
interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
}

const FUNCTION = '/functions/([^/]+)';

function route(name: string, method: string, path: string): Route {
  return { name, method, path: new RegExp(`^/20\\d\\d-\\d\\d-\\d\\d${path}/?$`) };
}

const SERVED = [
  route('Invoke', 'POST', `${FUNCTION}/invocations`),
  route('ListFunctions', 'GET', '/functions'),
  route('GetFunction', 'GET', FUNCTION),
  route('GetFunctionConfiguration', 'GET', `${FUNCTION}/configuration`),
  route('ListAliases', 'GET', `${FUNCTION}/aliases`),
  route('ListEventSourceMappings', 'GET', '/event-source-mappings'),
];

/** Operations that change or show what the Terraform states. */
const OTHERS = [
  route('CreateFunction', 'POST', '/functions'),
  route('DeleteFunction', 'DELETE', FUNCTION),
  route('UpdateFunctionCode', 'PUT', `${FUNCTION}/code`),
  route('UpdateFunctionConfiguration', 'PUT', `${FUNCTION}/configuration`),
  route('InvokeAsync', 'POST', `${FUNCTION}/invoke-async`),
  route('InvokeWithResponseStream', 'POST', `${FUNCTION}/response-streaming-invocations`),
  route('AddPermission', 'POST', `${FUNCTION}/policy`),
  route('GetPolicy', 'GET', `${FUNCTION}/policy`),
  route('PublishVersion', 'POST', `${FUNCTION}/versions`),
  route('ListVersionsByFunction', 'GET', `${FUNCTION}/versions`),
  route('CreateAlias', 'POST', `${FUNCTION}/aliases`),
  route('GetAlias', 'GET', `${FUNCTION}/aliases/[^/]+`),
  route('CreateEventSourceMapping', 'POST', '/event-source-mappings'),
  route('GetEventSourceMapping', 'GET', '/event-source-mappings/[^/]+'),
  route('UpdateEventSourceMapping', 'PUT', '/event-source-mappings/[^/]+'),
  route('DeleteEventSourceMapping', 'DELETE', '/event-source-mappings/[^/]+'),
  route('ListLayers', 'GET', '/layers'),
  route('GetAccountSettings', 'GET', '/account-settings'),
];

export const LAMBDA_OPERATIONS: readonly string[] = SERVED.map(({ name }) => name);

/** The operation that a request asks for, and the function that its path names. */
export function routeOf(
  method: string,
  path: string,
): { readonly operation: string; readonly isServed: boolean; readonly functionName: string } {
  for (const [routes, isServed] of [
    [SERVED, true],
    [OTHERS, false],
  ] as const) {
    for (const each of routes) {
      const found = each.method === method ? each.path.exec(path) : null;
      if (found !== null) return { operation: each.name, isServed, functionName: found[1] ?? '' };
    }
  }
  return { operation: `${method} ${path}`, isServed: false, functionName: '' };
}
