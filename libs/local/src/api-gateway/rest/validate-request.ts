import Ajv from 'ajv-draft-04';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import { mediaTypeOf } from '../message';
import type { MethodPart } from '../parts';
import { parseJson } from '../mapping/util';
import { requestValue } from './mapped-request';

type Validate = (value: unknown) => boolean;

/** The models of an API, compiled when they are first asked for. */
export class Models {
  private readonly compiled = new Map<string, Validate>();

  constructor(private readonly schemas: Readonly<Record<string, string>>) {}

  /** @throws ApiFailure `BAD_REQUEST_BODY`, or for a schema that is none */
  check(name: string, text: string): void {
    // The model that every API has admits every object.
    if (name === 'Empty' && this.schemas['Empty'] === undefined) return;
    const value = parseJson(text);
    if (value === undefined || !this.validatorOf(name)(value)) {
      throw new ApiFailure('BAD_REQUEST_BODY');
    }
  }

  private validatorOf(name: string): Validate {
    const known = this.compiled.get(name);
    if (known !== undefined) return known;
    const validate = compiled(this.schemas[name]);
    this.compiled.set(name, validate);
    return validate;
  }
}

function compiled(schema: string | undefined): Validate {
  try {
    return new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(schema ?? '{}') as object,
    );
  } catch {
    throw new ApiFailure('API_CONFIGURATION_ERROR');
  }
}

/** What a validator asks of a request. @throws ApiFailure for what is missing or does not fit */
export function validateRequest(method: MethodPart, exchange: Exchange, models: Models): void {
  if (method.validatesParameters) {
    const missing = Object.entries(method.parameters).flatMap(([name, isRequired]) => {
      const value = requestValue(name, exchange);
      const isAbsent = value === undefined || value === '';
      return isRequired && isAbsent ? [name.split('.').slice(3).join('.')] : [];
    });
    if (missing.length > 0) {
      throw new ApiFailure(
        'BAD_REQUEST_PARAMETERS',
        `Missing required request parameters: [${missing.join(', ')}]`,
      );
    }
  }
  if (!method.validatesBody) return;
  const { headers, body } = exchange.request;
  const type = mediaTypeOf(headers['content-type']?.at(-1)) ?? 'application/json';
  const model = method.models[type] ?? method.models['$default'];
  if (model !== undefined) models.check(model, body.toString('utf8'));
}
