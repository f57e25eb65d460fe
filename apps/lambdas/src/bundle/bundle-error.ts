/** What the user can put right; told in one line, without a stack. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}
