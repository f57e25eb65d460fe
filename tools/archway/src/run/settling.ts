import type { Session } from './session';

/** Waits for the cloud to have nothing left to do, but not for ever. */
export function settling(
  session: Session,
  signal: AbortSignal,
  deadline: number,
): () => Promise<void> {
  return () =>
    new Promise((done, reject) => {
      const stop = (message: string): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', interrupted);
        reject(new Error(message));
      };
      const interrupted = (): void => stop('interrupted');
      const late = (): void =>
        stop('gave up: messages are still under way (--timeout gives them more time)');
      const timer = setTimeout(late, Math.max(0, deadline - Date.now()));
      signal.addEventListener('abort', interrupted, { once: true });
      if (signal.aborted) return interrupted();
      void session.cloud.idle().then(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', interrupted);
        done();
      });
    });
}
