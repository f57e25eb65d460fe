import type { Arguments, Synthesized } from '@archway/testing';
import { renderMapping } from '@archway/testing';
import { ApiGatewayGatewayResponse } from '@cdktf/provider-aws/lib/api-gateway-gateway-response';
import Ajv from 'ajv-draft-04';

export interface ApiRequest {
  /** Such as `POST /orders` or `GET /orders/{id}`. */
  readonly route: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
}

/** How a service answers what the API asks it. */
export type Service = (request: string) => ApiAnswer;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
const LARGEST_BODY_BYTES = 10 * 1_024 ** 2;

/**
 * Answers requests as API Gateway does with the synthesized routes, for specs: size, parameters, model, media type,
 * template, service, answer. Who calls is not asked.
 */
export class SynthesizedApi {
  constructor(
    private readonly stack: Synthesized,
    private readonly service: Service,
  ) {}

  answer({ route, body = '', headers = {}, path = {} }: ApiRequest): ApiAnswer {
    const method = this.only('aws_api_gateway_method', route, '');
    const type = headers['Content-Type'] ?? 'application/json';
    if (Buffer.byteLength(body) > LARGEST_BODY_BYTES) return this.itself('REQUEST_TOO_LARGE');
    const missing = missingHeaders(method, headers);
    if (missing.length > 0) {
      const message = `Missing required request parameters: [${missing.join(', ')}]`;
      return { status: 400, body: JSON.stringify({ message }) };
    }
    if (textsOf(method, 'request_models')[type] !== undefined) {
      const { schema } = this.only('aws_api_gateway_model', route, 'Model_');
      if (!fits(String(schema), body)) return this.itself('BAD_REQUEST_BODY');
    }
    const integration = this.only('aws_api_gateway_integration', route, 'Integration_');
    const template = textsOf(integration, 'request_templates')[type];
    if (template === undefined) return this.itself('UNSUPPORTED_MEDIA_TYPE');
    const context = { requestId: 'request-1', identity: { caller: 'AIDAEXAMPLE' } };
    const asked = renderMapping(template, { body, header: headers, path, context });
    return this.mapped(route, this.service(asked.text));
  }

  /** The answer of the route that stands for the service's. */
  private mapped(route: string, { status, body }: ApiAnswer): ApiAnswer {
    const responses = this.of('aws_api_gateway_integration_response', route, 'Integration');
    const pattern = (response: Arguments) => response['selection_pattern'] as string | undefined;
    const [address, chosen] =
      responses.find(([, each]) => new RegExp(`^(${pattern(each) ?? '$.'})$`).test(`${status}`)) ??
      responses.find(([, each]) => pattern(each) === undefined) ??
      [];
    const template = textsOf(chosen ?? {}, 'response_templates')['application/json'] ?? '';
    const made = renderMapping(template, { body });
    return {
      status: made.status ?? Number(/Integration(\d{3})_/.exec(address ?? '')?.[1]),
      body: made.text.trim(),
    };
  }

  /** What the API itself answers. */
  private itself(type: string): ApiAnswer {
    const response = this.stack
      .all(ApiGatewayGatewayResponse)
      .find((each) => each['response_type'] === type);
    if (response === undefined) throw new Error(`no answer for ${type}`);
    const body = textsOf(response, 'response_templates')['application/json'] ?? '';
    return { status: Number(response['status_code']), body };
  }

  private only(type: string, route: string, part: string): Arguments {
    const [first] = this.of(type, route, part);
    if (first === undefined) throw new Error(`no ${type} of ${route}`);
    return first[1];
  }

  /** Resources of a route, by address: the construct of a route is its path and its method. */
  private of(type: string, route: string, part: string): readonly (readonly [string, Arguments])[] {
    const [verb = '', path = ''] = route.split(' ');
    const name = `${type}.Api_Routes_${path.replace(/[{}]/g, '').split('/').slice(1).join('_')}_${verb}_${part}`;
    return this.stack.addresses
      .filter((address) => address.startsWith(name))
      .filter((address) => /^(\d{3}_)?[0-9A-F]{8}$/.test(address.slice(name.length)))
      .map((address) => [address, this.stack.at(address)] as const);
  }
}

function textsOf(resource: Arguments, name: string): Readonly<Record<string, string>> {
  return (resource[name] ?? {}) as Readonly<Record<string, string>>;
}

function missingHeaders(method: Arguments, headers: ApiRequest['headers']): readonly string[] {
  const parameters = (method['request_parameters'] ?? {}) as Readonly<Record<string, boolean>>;
  return Object.entries(parameters)
    .flatMap(([name, needed]) =>
      needed && name.startsWith('method.request.header.') ? [name.split('.')[3] ?? ''] : [],
    )
    .filter((name) => headers?.[name] === undefined);
}

function fits(schema: string, body: string): boolean {
  try {
    const validate = new Ajv().compile(JSON.parse(schema) as object);
    return validate(JSON.parse(body));
  } catch {
    // Malformed JSON fits no schema.
    return false;
  }
}
