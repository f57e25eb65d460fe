/** How many tasks a service has, of the deployment that is wanted and of those before. */
export interface DeploymentState {
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Of the new deployment: all that run or start, and those that are well. */
  readonly fresh: { readonly all: number; readonly healthy: number };
  readonly old: { readonly all: number; readonly healthy: number };
}

export interface DeploymentSteps {
  readonly start: number;
  /** Of the deployments before. */
  readonly stopOld: number;
  /** Of the new one, where it has too many. */
  readonly stopFresh: number;
}

/** What a rolling deployment may do next ("Deploy Amazon ECS services by replacing tasks"). */
export function deploymentSteps(state: DeploymentState): DeploymentSteps {
  const { desired, fresh, old } = state;
  const most = Math.max(Math.floor((desired * state.maximumPercent) / 100), desired === 0 ? 0 : 1);
  const least = Math.ceil((desired * state.minimumHealthyPercent) / 100);
  const missing = Math.max(0, desired - fresh.all);
  const start = Math.min(missing, Math.max(0, most - fresh.all - old.all));
  const ill = old.all - old.healthy;
  const spare = Math.max(0, fresh.healthy + old.healthy - least);
  // What is ill does not count as healthy, and goes first.
  const stopOld = Math.min(old.all, ill + spare);
  return { start, stopOld, stopFresh: Math.max(0, fresh.all - desired) };
}
