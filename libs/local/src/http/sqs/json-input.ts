import { AwsError } from '../../aws-error/aws-error';

/** Reads the members of a JSON request; what is there in a wrong type is refused. */
export class JsonInput {
  private constructor(private readonly members: Readonly<Record<string, unknown>>) {}

  /** @throws AwsError `SerializationException` for what is not a JSON object */
  static parse(text: string): JsonInput {
    let value: unknown;
    try {
      value = text === '' ? {} : JSON.parse(text);
    } catch {
      throw malformed('the body is not JSON');
    }
    return JsonInput.of(value);
  }

  private static of(value: unknown): JsonInput {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw malformed('a JSON object was expected');
    }
    return new JsonInput(value as Record<string, unknown>);
  }

  /** @throws AwsError `MissingParameter` */
  required(name: string): string {
    const value = this.text(name);
    if (value !== undefined) return value;
    throw new AwsError('MissingParameter', 400, `The request must contain the parameter ${name}.`);
  }

  text(name: string): string | undefined {
    const value = this.members[name] ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    throw malformed(`${name} must be a string`);
  }

  number(name: string): number | undefined {
    const value = this.members[name] ?? undefined;
    if (value === undefined || Number.isInteger(value)) return value as number | undefined;
    throw malformed(`${name} must be an integer`);
  }

  texts(name: string): readonly string[] | undefined {
    const value = this.members[name] ?? undefined;
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((text) => typeof text === 'string')) return value;
    throw malformed(`${name} must be a list of strings`);
  }

  list(name: string): readonly JsonInput[] {
    const value = this.members[name] ?? [];
    if (!Array.isArray(value)) throw malformed(`${name} must be a list`);
    return value.map((entry) => JsonInput.of(entry));
  }

  entries(name: string): readonly (readonly [string, JsonInput])[] {
    const value = this.members[name] ?? undefined;
    if (value === undefined) return [];
    return Object.entries(JsonInput.of(value).members).map(([key, entry]) => [
      key,
      JsonInput.of(entry),
    ]);
  }
}

function malformed(what: string): AwsError {
  return new AwsError('SerializationException', 400, `The request cannot be read: ${what}.`);
}
