/** Failed tasks after which a deployment is given up ("How the Amazon ECS deployment circuit breaker detects failures"). */
export function failureThreshold(desiredCount: number): number {
  return Math.min(200, Math.max(3, Math.ceil(desiredCount / 2)));
}
