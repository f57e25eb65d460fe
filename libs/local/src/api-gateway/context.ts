/** The values of `$context`, and of the access log. */
export type Context = Record<string, unknown>;

/** A value of `$context` by a path such as `identity.sourceIp`; undefined where nothing is. */
export function contextValue(context: Context, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[name]
          : undefined,
      context,
    );
}

/** A text with its `$context.x` in place; what is not known is a hyphen, as in an access log. */
export function withContext(text: string, context: Context, absent = '-'): string {
  return text.replace(/\$context\.([\w.]+\w)/g, (_, path: string) => {
    const value = contextValue(context, path);
    return value === undefined || value === null ? absent : textOf(value);
  });
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `14/Nov/2026:10:15:30 +0000`, as `$context.requestTime` is written. */
export function requestTime(at: number): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date(at).toUTCString(),
  ) as unknown as [string, string, string, string, string];
  return `${day}/${month}/${year}:${time} +0000`;
}
