/** What a function's log says about a message that it could not handle. */
export interface LogReason {
  /** A stable word, such as `not-an-image`. */
  readonly reason: string;
  /** Whether the function holds that no further receive can help. */
  readonly permanent: boolean;
  readonly error?: string;
}

/**
 * Reads the reasons off structured log lines: JSON objects with `messageId`, `reason` and `permanent`.
 *
 * @returns the last one for any of the messages
 */
export function lastReason(
  lines: readonly string[],
  messageIds: ReadonlySet<string>,
): LogReason | undefined {
  return lines.reduce<LogReason | undefined>(
    (last, line) => read(line, messageIds) ?? last,
    undefined,
  );
}

function read(line: string, messageIds: ReadonlySet<string>): LogReason | undefined {
  const at = line.indexOf('{');
  if (at < 0 || !line.includes('"reason"')) return undefined;
  let entry: unknown;
  try {
    entry = JSON.parse(line.slice(at));
  } catch {
    return undefined;
  }
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { messageId, reason, permanent, error } = entry as Record<string, unknown>;
  if (typeof reason !== 'string' || typeof messageId !== 'string' || !messageIds.has(messageId)) {
    return undefined;
  }
  const text = typeof error === 'string' ? { error } : {};
  return { reason, permanent: permanent === true, ...text };
}
