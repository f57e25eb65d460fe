/** Where the cloud's time comes from. All times are milliseconds, `now` since the epoch. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
  /**
   * Calls `action` once after `ms`.
   *
   * @returns takes the call back
   */
  schedule(ms: number, action: () => void): () => void;
  /**
   * Says that work goes on that the clock cannot see, such as a function in another process. A clock
   * that skips idle time stands still until the returned function is called.
   */
  hold(): () => void;
}
