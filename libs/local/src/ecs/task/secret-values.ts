import { isRecord } from '../../pattern/pattern';
import type { SecretPart } from '../ecs-parts';
import { secretArn, secretKey } from './task-access';

/**
 * The values of secrets: given for the run, else stated in the stacks. A secret without a value gets a
 * placeholder, so that a program that only needs one to be there runs.
 */
export class SecretValues {
  constructor(
    private readonly given: ReadonlyMap<string, string>,
    private readonly stated: ReadonlyMap<string, string>,
  ) {}

  valueOf(secret: SecretPart): string {
    return this.known(secret) ?? `local-${secret.name}`;
  }

  /** Whether there is a value that is no placeholder. */
  isKnown(secret: SecretPart): boolean {
    return this.known(secret) !== undefined;
  }

  private known({ name, valueFrom }: SecretPart): string | undefined {
    const arn = secretArn(valueFrom);
    const whole = this.given.get(valueFrom) ?? this.given.get(arn) ?? this.given.get(name);
    const key = secretKey(valueFrom);
    if (this.given.has(name) && !this.given.has(arn) && !this.given.has(valueFrom)) return whole;
    const text = whole ?? this.stated.get(arn);
    return text === undefined || key === undefined ? text : fieldOf(text, key);
  }
}

function fieldOf(json: string, key: string): string | undefined {
  try {
    const value = JSON.parse(json) as unknown;
    const field = isRecord(value) ? value[key] : undefined;
    if (field === undefined) return undefined;
    return typeof field === 'string' ? field : JSON.stringify(field);
  } catch {
    return undefined;
  }
}

/** A line of a log without the values of secrets. */
export function withoutSecrets(line: string, values: readonly string[]): string {
  // A short value would hide words that have nothing to do with it.
  return values
    .filter((value) => value.length >= 4)
    .reduce((text, value) => text.replaceAll(value, '***'), line);
}
