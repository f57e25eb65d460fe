import { isRecord } from '../pattern/pattern';

/**
 * The messages that a partial batch response reports as failed ("Implementing partial batch
 * responses"): nothing, an empty object and an empty or absent list report none.
 *
 * @returns undefined for an invalid response, which fails the whole batch
 */
export function failuresIn(
  payload: unknown,
  messageIds: readonly string[],
): readonly string[] | undefined {
  if (payload === null || payload === undefined) return [];
  if (!isRecord(payload)) return undefined;
  const failures = payload['batchItemFailures'];
  if (failures === null || failures === undefined) return [];
  if (!Array.isArray(failures)) return undefined;
  const identifiers = failures.map((failure: unknown) =>
    isRecord(failure) ? failure['itemIdentifier'] : undefined,
  );
  const known = identifiers.filter(
    (identifier): identifier is string =>
      typeof identifier === 'string' && messageIds.includes(identifier),
  );
  return known.length === identifiers.length ? known : undefined;
}
