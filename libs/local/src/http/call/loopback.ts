const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:[^:/\s]+\.)?localhost)(?::\d+)?$/i;

/**
 * Whether a `Host` header names this machine by a loopback address or as `localhost`. A page that a
 * browser loaded from elsewhere keeps its own name there, also when that name is made to resolve here.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK.test(host);
}

/** Whether a request comes from a page of another origin; clients that are not browsers send none. */
export function isForeignOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return false;
  return !LOOPBACK.test(origin.replace(/^https?:\/\//, ''));
}

/** @returns `photos` of `photos.localhost:4566` */
export function bucketInHost(host: string): string | undefined {
  return /^(.+)\.localhost(?::\d+)?$/i.exec(host)?.[1];
}
