/** Terraform refuses to evaluate this: an index out of range, a wrong type. `try` and `can` catch it. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}
